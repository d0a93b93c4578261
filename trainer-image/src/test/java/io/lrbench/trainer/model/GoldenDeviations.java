package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Largest deviations from independent values, printed and kept as lines {@code
 * kind,name,what,deviation,limit} of a file for each kind, which one table joins.
 */
public final class GoldenDeviations {
  private static final Path FOLDER = Path.of("target/goldens");

  private final String kind;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param kind the file's name without {@code .csv}
   */
  public GoldenDeviations(String kind) {
    this.kind = kind;
  }

  /** Keeps a deviation and makes sure that it is below its limit. */
  public void add(String name, String what, double deviation, double limit) {
    String line =
        String.format(Locale.ROOT, "%s,%s,%s,%.2e,%.0e", kind, name, what, deviation, limit);
    System.out.println(line);
    lines.add(line);
    assertThat(deviation).as(line).isLessThan(limit);
  }

  /** Writes what was kept; deviations that failed are among it. */
  public void write() throws IOException {
    if (!lines.isEmpty()) {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(kind + ".csv"), lines);
    }
  }
}
