package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Notices that a file of another process has not grown for a while, by this process's clock. */
final class Standstill {
  private final Path file;
  private final Duration patience;
  private long size = -1;
  private long since = System.nanoTime();

  Standstill(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  boolean lasts() throws IOException {
    long now = size();
    if (now != size) {
      size = now;
      since = System.nanoTime();
    }
    return System.nanoTime() - since > patience.toNanos();
  }

  private long size() throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
