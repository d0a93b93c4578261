package io.lrbench.operator.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Curves in files, {@code NAMESPACE/NAME/UID/TRIAL.csv}, of a bounded size together. Where it is
 * used up, benchmarks that nothing was told of for an hour make room, the longest silent first.
 */
final class CurveFiles {
  /** Of a trial nothing more is wanted. */
  static final long NOTHING = Long.MAX_VALUE;

  /** 20,000 rows, which a trainer sends at most, with four evaluated metrics in each. */
  private static final long MOST_OF_ONE = 4L << 20;

  /** What one request can add. */
  private static final long MOST_AT_ONCE = CurveRoute.MOST_BYTES;

  private static final Duration SILENT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** Disks and the kubelet count whole blocks. */
  private static final long BLOCK = 4096;

  private static final int LEVELS = 3;

  /** A benchmark's folder, and when something was written there. */
  private record Told(Path benchmark, Instant latest) {}

  private final Path folder;
  private final long most;
  private final Clock clock;
  private long used;
  private Instant madeRoom = Instant.MIN;

  /**
   * @param most bytes of all files, in blocks of 4 KiB
   */
  CurveFiles(Path folder, long most, Clock clock) throws IOException {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
    this.used = used(folder);
  }

  /**
   * Adds rows of updates that its file has not yet. A new file starts with the first: where it was
   * lost, or another replica has it, the whole curve is told again.
   *
   * @return the update that is wanted next
   * @throws RefusedException there is no room
   */
  synchronized long append(BenchmarkKey benchmark, String trial, CurveRows rows)
      throws IOException, RefusedException {
    CurveFile file = new CurveFile(path(benchmark, trial));
    long before = file.size();
    if (before >= MOST_OF_ONE) {
      return NOTHING;
    }
    if (before == 0 && !rows.isFromTheStart()) {
      return 0;
    }
    requireRoom();
    long ofFolder = Files.exists(file.path().getParent()) ? 0 : BLOCK;
    file.append(rows);
    used += blocks(file.size()) - blocks(before) + ofFolder;
    return file.next();
  }

  Path path(BenchmarkKey benchmark, String trial) {
    return benchmark.in(folder).resolve(trial + ".csv");
  }

  private void requireRoom() throws IOException, RefusedException {
    if (used > most - MOST_AT_ONCE && madeRoom.plus(PAUSE).isBefore(clock.instant())) {
      madeRoom = clock.instant();
      List<Told> silent = new ArrayList<>();
      for (Path benchmark : benchmarks()) {
        silent.add(new Told(benchmark, latest(benchmark)));
      }
      silent.removeIf(told -> !told.latest.plus(SILENT).isBefore(madeRoom));
      silent.sort(Comparator.comparing(Told::latest));
      used = used(folder);
      for (Told told : silent) {
        if (used >= most / 2) {
          used -= used(told.benchmark);
          delete(told.benchmark);
        }
      }
    }
    if (used > most - MOST_AT_ONCE) {
      throw new RefusedException(
          RefusedException.FULL, "expected room for curves, found " + most + " bytes in use");
    }
  }

  /** Removes what belongs to no benchmark any more. */
  synchronized void keep(Predicate<BenchmarkKey> isThere) throws IOException {
    for (Path benchmark : benchmarks()) {
      Path name = benchmark.getParent();
      if (key(benchmark).filter(isThere.negate()).isPresent()) {
        delete(benchmark);
        removeEmpty(name);
        removeEmpty(name.getParent());
      }
    }
    used = used(folder);
  }

  private Optional<BenchmarkKey> key(Path benchmark) {
    Path names = folder.relativize(benchmark);
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

  private List<Path> benchmarks() throws IOException {
    List<Path> level = List.of(folder);
    for (int i = 0; i < LEVELS; i++) {
      List<Path> below = new ArrayList<>();
      for (Path one : level) {
        try (DirectoryStream<Path> entries =
            Files.newDirectoryStream(one, entry -> Files.isDirectory(entry))) {
          entries.forEach(below::add);
        }
      }
      level = below;
    }
    return level;
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

  private static long used(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        bytes += Files.isDirectory(one) ? BLOCK : blocks(Files.size(one));
      }
    }
    return bytes;
  }

  private static long blocks(long bytes) {
    return (bytes + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static void removeEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(one);
      }
    }
  }
}
