package io.lrbench.operator.cli.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The curves of all trials in one file, cell by cell as the trainer wrote them. */
final class CurvesCsv {
  /** Always there, first, in this order. */
  private static final List<String> COLUMNS = List.of("update", "lr", "trainLoss", "evalLoss");

  private CurvesCsv() {}

  /**
   * Appends the curves after a header that has every column any of them has.
   *
   * @param curves in the order of the rows; trials without a curve file are left out
   */
  static void write(List<TrialCurve> curves, BufferedWriter writer) throws IOException {
    List<TrialCurve> present =
        curves.stream().filter(curve -> Files.isRegularFile(curve.file())).toList();
    Set<String> columns = new LinkedHashSet<>(COLUMNS);
    for (TrialCurve curve : present) {
      try (BufferedReader reader = reader(curve.file())) {
        columns.addAll(header(reader));
      }
    }
    columns.remove("");
    writer.write("policy,seed," + String.join(",", columns) + "\n");
    for (TrialCurve curve : present) {
      copy(curve, List.copyOf(columns), writer);
    }
  }

  private static void copy(TrialCurve curve, List<String> columns, BufferedWriter writer)
      throws IOException {
    try (BufferedReader reader = reader(curve.file())) {
      List<String> header = header(reader);
      int[] sources = columns.stream().mapToInt(header::indexOf).toArray();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        List<String> row = new ArrayList<>(List.of(curve.policy(), Long.toString(curve.seed())));
        for (int source : sources) {
          row.add(source < 0 || source >= cells.length ? "" : cells[source]);
        }
        writer.write(String.join(",", row));
        writer.write('\n');
      }
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    return Files.newBufferedReader(file, StandardCharsets.UTF_8);
  }

  private static List<String> header(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    return line == null ? List.of() : Arrays.asList(line.split(",", -1));
  }
}
