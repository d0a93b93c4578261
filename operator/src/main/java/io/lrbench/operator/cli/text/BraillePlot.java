package io.lrbench.operator.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A curve drawn with Unicode's Braille patterns, two by four dots a character. */
public final class BraillePlot {
  private static final int DOTS_ACROSS = 2;
  private static final int DOTS_DOWN = 4;
  private static final char BLANK = '\u2800';

  /** Bit of the dot at (column, row) within a character, Unicode 1.1 block 2800. */
  private static final int[][] BITS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

  private BraillePlot() {}

  /**
   * One string a row, the highest values first.
   *
   * @param values at least one, all finite
   * @param columns characters across, at least 1
   * @param rows characters down, at least 1
   */
  public static List<String> rows(double[] values, int columns, int rows) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    int dotRows = rows * DOTS_DOWN;
    char[][] grid = new char[rows][columns];
    for (char[] row : grid) {
      Arrays.fill(row, BLANK);
    }
    int before = -1;
    for (int x = 0; x < columns * DOTS_ACROSS; x++) {
      int[] span = span(values, x, columns * DOTS_ACROSS, low, high, dotRows);
      int from = before < 0 ? span[0] : Math.min(span[0], before);
      int to = before < 0 ? span[1] : Math.max(span[1], before);
      for (int dot = from; dot <= to; dot++) {
        int fromTop = dotRows - 1 - dot;
        grid[fromTop / DOTS_DOWN][x / DOTS_ACROSS] |=
            (char) BITS[x % DOTS_ACROSS][fromTop % DOTS_DOWN];
      }
      before = span[2];
    }
    List<String> lines = new ArrayList<>();
    for (char[] row : grid) {
      lines.add(new String(row).replaceAll(BLANK + "+$", ""));
    }
    return lines;
  }

  /** Lowest, highest and last dot of the values that fall on one dot column. */
  private static int[] span(
      double[] values, int x, int dotColumns, double low, double high, int dotRows) {
    int first = (int) ((long) x * values.length / dotColumns);
    int end = Math.max(first + 1, (int) ((long) (x + 1) * values.length / dotColumns));
    int lowest = dotRows;
    int highest = -1;
    int last = 0;
    for (int i = first; i < end; i++) {
      last = dot(values[i], low, high, dotRows);
      lowest = Math.min(lowest, last);
      highest = Math.max(highest, last);
    }
    return new int[] {lowest, highest, last};
  }

  private static int dot(double value, double low, double high, int dotRows) {
    if (high == low) {
      return dotRows / 2;
    }
    return (int) Math.round((value - low) / (high - low) * (dotRows - 1));
  }
}
