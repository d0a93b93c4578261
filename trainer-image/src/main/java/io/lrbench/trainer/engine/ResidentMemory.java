package io.lrbench.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a process holds of the machine's memory, as Linux tells it (proc(5), VmRSS). */
final class ResidentMemory {
  private static final String LINE = "VmRSS:";
  private static final long KIBIBYTE = 1024;
  private static final long MEGABYTE = 1_000_000;

  private ResidentMemory() {}

  /** None where there is no such file or line. */
  static OptionalLong megabytes(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(LINE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE / MEGABYTE)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
