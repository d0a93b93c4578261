package io.lrbench.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The golden tables of learning rates; see their own README for how they were made. */
final class GoldenCsv {
  /** Relative and absolute tolerance of every comparison. */
  static final double RELATIVE = 1e-9;

  private static final double ABSOLUTE = 1e-15;

  private GoldenCsv() {}

  record Row(String policy, long update, double lr, Map<String, Double> others) {}

  /** The largest difference of a table's rates, as a share of its largest rate. */
  static double deviation(List<Row> rows, ToDoubleFunction<Row> found) {
    double largest = rows.stream().mapToDouble(row -> Math.abs(row.lr())).max().orElseThrow();
    return rows.stream()
            .mapToDouble(row -> Math.abs(found.applyAsDouble(row) - row.lr()))
            .max()
            .orElseThrow()
        / largest;
  }

  static boolean close(double found, double expected) {
    return Math.abs(found - expected) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(expected));
  }

  static List<Row> policies(String file) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = lines(file);
    String[] names = lines.get(0).split(",", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      Map<String, Double> others = new TreeMap<>();
      for (String name : List.of("momentum", "metric")) {
        if (!row.getOrDefault(name, "").isEmpty()) {
          others.put(name, Double.parseDouble(row.get(name)));
        }
      }
      rows.add(
          new Row(
              row.getOrDefault("policy", file),
              Long.parseLong(row.get("update")),
              Double.parseDouble(row.get("lr")),
              others));
    }
    return rows;
  }

  private static List<String> lines(String file) throws IOException {
    return text(file).lines().toList();
  }

  static String text(String file) throws IOException {
    try (InputStream in = GoldenCsv.class.getResourceAsStream("/goldens/lr/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
