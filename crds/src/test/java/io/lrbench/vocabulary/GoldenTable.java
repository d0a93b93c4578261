package io.lrbench.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;

/** How far every golden comparison of this run was off: {@code target/goldens/policies.csv}. */
public final class GoldenTable {
  private static final Path FILE = Path.of("target/goldens/policies.csv");
  private static final TreeMap<String, String> ROWS = new TreeMap<>();

  private GoldenTable() {}

  public static synchronized void add(String name, String what, double deviation, double limit) {
    ROWS.put(
        name + "," + what,
        String.format(Locale.ROOT, "policy,%s,%s,%.2e,%.2e", name, what, deviation, limit));
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE, "kind,name,what,deviation,limit\n" + String.join("\n", ROWS.values()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
