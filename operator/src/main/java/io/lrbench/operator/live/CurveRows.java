package io.lrbench.operator.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of a trial's curve, as its trainer wrote them: CSV of numbers under a header.
 *
 * @param columns first {@code update}, then what else was measured
 * @param rows a cell for each column, empty where nothing was measured; updates rise
 */
record CurveRows(List<String> columns, List<String[]> rows) {
  private static final List<String> FIRST = List.of("update", "lr", "trainLoss", "evalLoss");
  static final int MOST_COLUMNS = 64;
  private static final int SHOWN = 100;
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z0-9_.@/-]{1,64}");
  private static final Pattern UPDATE = Pattern.compile("\\d{1,15}");
  private static final Pattern NUMBER =
      Pattern.compile("(-?\\d{1,20}(\\.\\d{1,20})?(E-?\\d{1,3})?|NaN|-?Infinity)?");

  /**
   * Reads them.
   *
   * @throws RefusedException the text is something else
   */
  static CurveRows read(String csv) throws RefusedException {
    String[] lines = csv.split("\n");
    String header = lines.length == 0 ? "" : lines[0]; // none of nothing but ends of lines
    List<String> columns = Arrays.asList(header.split(",", -1));
    if (!isHeader(columns)) {
      throw refused(header);
    }
    List<String[]> rows = new ArrayList<>();
    long before = -1;
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      String[] cells = line.split(",", -1);
      if (cells.length != columns.size()
          || !UPDATE.matcher(cells[0]).matches()
          || Long.parseLong(cells[0]) <= before
          || !Arrays.stream(cells).allMatch(cell -> NUMBER.matcher(cell).matches())) {
        throw refused(line);
      }
      before = Long.parseLong(cells[0]);
      rows.add(cells);
    }
    if (rows.isEmpty()) {
      throw refused(csv);
    }
    return new CurveRows(columns, rows);
  }

  /** Whether they are columns of a curve. */
  static boolean isHeader(List<String> columns) {
    return columns.size() <= MOST_COLUMNS
        && beginsAsHeader(columns)
        && new HashSet<>(columns).size() == columns.size()
        && columns.stream().allMatch(column -> COLUMN.matcher(column).matches());
  }

  /** Whether the first names are those of a curve, whatever follows. */
  static boolean beginsAsHeader(List<String> columns) {
    return columns.size() >= FIRST.size() && columns.subList(0, FIRST.size()).equals(FIRST);
  }

  boolean isFromTheStart() {
    return rows.get(0)[0].equals("0");
  }

  /**
   * The rows of updates from this one on, cell by cell under another header that has all columns.
   */
  String after(long update, List<String> header) {
    int[] sources = header.stream().mapToInt(columns::indexOf).toArray();
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      if (Long.parseLong(row[0]) >= update) {
        for (int i = 0; i < sources.length; i++) {
          text.append(i == 0 ? "" : ",").append(sources[i] < 0 ? "" : row[sources[i]]);
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static RefusedException refused(String found) {
    return new RefusedException(
        RefusedException.BAD_REQUEST,
        "expected "
            + String.join(",", FIRST)
            + " and further columns, then rows of numbers with rising updates, found "
            + found.substring(0, Math.min(SHOWN, found.length())));
  }
}
