package io.lrbench.operator.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells aligned in columns: the named ones to the left, numbers to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /**
   * One line a row.
   *
   * @param rows all of the same length, the header first
   * @param leftAligned which columns are text
   */
  public static List<String> lines(List<List<String>> rows, List<Integer> leftAligned) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : GAP)
            .append(leftAligned.contains(i) ? row.get(i) + padding : padding + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
