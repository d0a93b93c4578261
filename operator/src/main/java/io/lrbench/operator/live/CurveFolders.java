package io.lrbench.operator.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders {@code NAMESPACE/NAME/UID} of benchmarks, and what they take up.
 *
 * @param root that they are in
 */
record CurveFolders(Path root) {
  /** Disks and the kubelet count whole blocks. */
  static final long BLOCK = 4096;

  /** A benchmark's folder, and when something was written there. */
  record Told(Path benchmark, Instant latest) {}

  /** Bytes of a file on a disk. */
  static long blocks(long bytes) {
    return (bytes + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** Bytes of a folder and all that is in it. */
  static long used(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        bytes += Files.isDirectory(one) ? BLOCK : blocks(Files.size(one));
      }
    }
    return bytes;
  }

  /** Bytes by namespace. */
  Map<String, Long> used() throws IOException {
    Map<String, Long> used = new HashMap<>();
    for (Path namespace : folders(root)) {
      used.put(namespace.getFileName().toString(), used(namespace));
    }
    return used;
  }

  List<Path> benchmarks() throws IOException {
    List<Path> benchmarks = new ArrayList<>();
    for (Path namespace : folders(root)) {
      benchmarks.addAll(benchmarks(namespace));
    }
    return benchmarks;
  }

  private static List<Path> benchmarks(Path namespace) throws IOException {
    List<Path> benchmarks = new ArrayList<>();
    for (Path name : folders(namespace)) {
      benchmarks.addAll(folders(name));
    }
    return benchmarks;
  }

  private static List<Path> folders(Path parent) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(parent, entry -> Files.isDirectory(entry))) {
      entries.forEach(folders::add);
    }
    return folders;
  }

  /**
   * Of a namespace, those that were told nothing since then, the longest silent first; none where
   * the namespace has no folder.
   */
  List<Told> silent(String namespace, Instant since) throws IOException {
    List<Told> silent = new ArrayList<>();
    Path folder = root.resolve(namespace);
    for (Path benchmark : Files.isDirectory(folder) ? benchmarks(folder) : List.<Path>of()) {
      Told told = new Told(benchmark, latest(benchmark));
      if (told.latest.isBefore(since)) {
        silent.add(told);
      }
    }
    silent.sort(Comparator.comparing(Told::latest));
    return silent;
  }

  private static Instant latest(Path benchmark) throws IOException {
    Instant latest = Files.getLastModifiedTime(benchmark).toInstant();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(benchmark)) {
      for (Path file : files) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        latest = written.isAfter(latest) ? written : latest;
      }
    }
    return latest;
  }

  /** The benchmark of a folder; empty where its names are none of a benchmark. */
  Optional<BenchmarkKey> key(Path benchmark) {
    Path names = root.relativize(benchmark);
    try {
      return Optional.of(
          new BenchmarkKey(
              names.getName(0).toString(),
              names.getName(1).toString(),
              names.getName(2).toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // somebody else's
    }
  }

  /** Removes a benchmark's folder, and those above it that are empty then. */
  void delete(Path benchmark) throws IOException {
    try (Stream<Path> all = Files.walk(benchmark)) {
      for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(one);
      }
    }
    removeEmpty(benchmark.getParent());
    removeEmpty(benchmark.getParent().getParent());
  }

  private static void removeEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }
}
