package io.lrbench.trainer.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row of a golden trajectory. */
record CsvRow(Map<String, Double> cells) {
  double get(String column) {
    return cells.get(column);
  }

  static List<CsvRow> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.get(0).split(",", -1);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              Map<String, Double> row = new HashMap<>();
              for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]));
              }
              return new CsvRow(row);
            })
        .toList();
  }
}
