package io.lrbench.operator.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of {@code src/test/resources/invalid}. Its first line says who finds the problem, and
 * what the message holds: the field, then the remedy.
 *
 * @param file where it lies
 * @param finder who refuses it
 * @param fragments what the command line's message holds; the first is the field
 */
public record InvalidManifest(Path file, Finder finder, List<String> fragments) {
  private static final Path FOLDER = Path.of("src/test/resources/invalid");

  /** Who finds a problem first. */
  public enum Finder {
    /** The schema or its rules: the API answers 422. */
    SCHEMA,
    /** Strict decoding: the API answers 400. */
    STRICT,
    /** Admission: the API takes it, a condition says InvalidSpec. */
    DATA,
    /** Admission: the API takes it, a condition says NotSupported. */
    LACKS,
    /** The reader of files: no API is asked. */
    FILE
  }

  /** Every file of the folder, sorted. */
  public static Stream<InvalidManifest> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream().map(InvalidManifest::of);
    }
  }

  private static InvalidManifest of(Path file) {
    String first = text(file).lines().findFirst().orElse("");
    if (!file.toString().endsWith(".yaml") || !first.matches("# [a-z]+( [|] .+)+")) {
      throw new IllegalStateException(
          file + ": the first line must be: # schema | field | part of the remedy");
    }
    List<String> parts = Arrays.asList(first.substring(2).split(" \\| "));
    return new InvalidManifest(
        file,
        Finder.valueOf(parts.get(0).toUpperCase(java.util.Locale.ROOT)),
        List.copyOf(parts.subList(1, parts.size())));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public String yaml() {
    return text(file);
  }

  @Override
  public String toString() {
    return String.valueOf(file.getFileName());
  }
}
