package io.lrbench.trainer.model;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of independent values among the test resources. */
public final class Goldens {
  private Goldens() {}

  public static Path path(String relative) {
    return Path.of("src/test/resources/goldens").resolve(relative);
  }

  /** A copy of a folder that a test may change. */
  public static Path copy(String relative, Path into) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path(relative))) {
      for (Path file : files) {
        Files.copy(file, into.resolve(file.getFileName()));
      }
    }
    return into;
  }
}
