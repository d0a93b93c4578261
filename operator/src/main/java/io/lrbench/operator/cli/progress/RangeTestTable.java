package io.lrbench.operator.cli.progress;

import io.lrbench.api.RangeTestRow;
import io.lrbench.operator.cli.text.TextTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** What range tests found as an aligned table. */
public final class RangeTestTable {
  private static final MathContext DIGITS = new MathContext(4);
  private static final String NOTHING = "–";

  private RangeTestTable() {}

  /** A header, one line a test, and why a test suggests nothing. */
  public static List<String> lines(List<RangeTestRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of("range test", "seeds", "suggested lr", "low", "high", "lowest loss", "diverged"));
    for (RangeTestRow row : rows) {
      cells.add(
          List.of(
              row.policy(),
              String.valueOf(row.seeds()),
              rate(row.suggestedLr()),
              rate(row.low()),
              rate(row.high()),
              rate(row.lowestLossLr()),
              rate(row.divergedLr())));
    }
    List<String> lines = new ArrayList<>(TextTable.lines(cells, List.of(0)));
    rows.stream()
        .filter(row -> row.message() != null)
        .forEach(row -> lines.add(row.policy() + " suggests nothing: " + row.message()));
    return lines;
  }

  private static String rate(Double rate) {
    return rate == null
        ? NOTHING
        : new BigDecimal(rate).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
