package io.lrbench.trainer.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Deviations from goldens, kept under {@code target/goldens}: a file for each kind, a line {@code
 * kind,name,what,deviation,limit} for each comparison.
 */
public record GoldenTable(String kind) {
  private static final Path FOLDER = Path.of("target/goldens");

  public static GoldenTable of(String kind) {
    return new GoldenTable(kind);
  }

  /** Adds a line; commas become semicolons. */
  public void row(String name, String what, double deviation, double limit) {
    String line =
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%.1e,%.0e%n",
            kind,
            name,
            what.replace(',', ';'),
            deviation,
            limit);
    try {
      Files.writeString(
          Files.createDirectories(FOLDER).resolve(kind + ".csv"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
