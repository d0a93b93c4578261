package io.lrbench.operator.cli.progress;

import io.lrbench.api.RobustnessRow;
import io.lrbench.operator.cli.text.Decimal;
import io.lrbench.operator.cli.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How policies stand other scales of their rates as an aligned table. */
public final class RobustnessTable {
  private static final int DIGITS = 4;
  private static final String NOTHING = "–";

  private RobustnessTable() {}

  /**
   * A header and one line a policy.
   *
   * @param metric the objective's name
   */
  public static List<String> lines(List<RobustnessRow> rows, String metric) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "over scales", "seeds", "best", "worst", metric + " worse by", "diverged at scales"));
    for (RobustnessRow row : rows) {
      cells.add(
          List.of(
              row.policy(),
              String.valueOf(row.seeds()),
              scale(row.bestScale()),
              scale(row.worstScale()),
              row.spread() == null ? NOTHING : Decimal.rounded(row.spread(), DIGITS),
              row.divergedScales() == null
                  ? NOTHING
                  : row.divergedScales().stream()
                      .map(RobustnessTable::scale)
                      .collect(Collectors.joining(", "))));
    }
    return TextTable.lines(cells, List.of(0));
  }

  private static String scale(Double scale) {
    return scale == null ? NOTHING : Decimal.exact(scale);
  }
}
