package io.lrbench.operator.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file as a whole: a reader sees the old text or the new one, never a part. */
final class AtomicFile {
  /** Writes the new text. */
  @FunctionalInterface
  interface Content {
    void writeTo(BufferedWriter writer) throws IOException;
  }

  private AtomicFile() {}

  static void replace(Path file, Content content) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try (BufferedWriter writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
      content.writeTo(writer);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
