package io.lrbench.operator.cli.progress;

import io.lrbench.api.LeaderboardRow;
import io.lrbench.operator.cli.text.Decimal;
import io.lrbench.operator.cli.text.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The final ranking as an aligned table. */
public final class LeaderboardTable {
  private static final int DIGITS = 5;
  private static final int INTERVAL_DIGITS = 2;
  private static final String NOTHING = "–";

  private LeaderboardTable() {}

  /**
   * A header, one line a policy, and a legend.
   *
   * @param rows ranked
   * @param metric the objective's name, which heads the column of means
   */
  public static List<String> lines(List<LeaderboardRow> rows, String metric) {
    boolean targets = rows.stream().anyMatch(row -> row.reachedTarget() != null);
    List<List<String>> cells = new ArrayList<>();
    List<String> header =
        new ArrayList<>(
            List.of(
                "rank",
                "policy",
                "seeds",
                metric,
                "95 % interval",
                "behind best",
                "95 % interval",
                "tied",
                "diverged",
                "updates",
                "seconds"));
    if (targets) {
      header.add("to target");
    }
    cells.add(header);
    for (LeaderboardRow row : rows) {
      List<String> line = new ArrayList<>(cells(row));
      if (targets) {
        line.add(row.updatesToTarget() == null ? NOTHING : number(row.updatesToTarget()));
      }
      cells.add(line);
    }
    return TextTable.lines(cells, List.of(1, 7));
  }

  private static List<String> cells(LeaderboardRow row) {
    boolean best = row.rank() != null && row.rank() == 1 && row.mean() != null;
    return List.of(
        text(row.rank()),
        text(row.policy()),
        text(row.seeds()),
        row.mean() == null ? NOTHING : number(row.mean()),
        interval(row.low(), row.high()),
        best || row.differenceToBest() == null ? NOTHING : signed(row.differenceToBest()),
        best ? NOTHING : interval(row.differenceLow(), row.differenceHigh()),
        tie(row, best),
        row.diverged() == null || row.diverged() == 0 ? NOTHING : text(row.diverged()),
        text(row.updates()),
        row.trainSeconds() == null
            ? NOTHING
            : BigDecimal.valueOf(row.trainSeconds())
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString());
  }

  private static String tie(LeaderboardRow row, boolean best) {
    if (best) {
      return "best";
    }
    return Boolean.TRUE.equals(row.tiedWithBest()) ? "tied" : "";
  }

  private static String interval(Double low, Double high) {
    if (low == null || high == null) {
      return NOTHING;
    }
    int scale = Math.max(scale(high - low), Math.max(visible(low), visible(high)));
    return "[" + fixed(low, scale) + ", " + fixed(high, scale) + "]";
  }

  /** Decimals that show two significant digits of an interval's width. */
  private static int scale(double width) {
    if (!(width > 0)) {
      return DIGITS - 1;
    }
    int exponent = (int) Math.floor(Math.log10(width));
    return Math.max(0, Math.min(8, INTERVAL_DIGITS - 1 - exponent));
  }

  /** Decimals at which a bound near 0 does not read as 0: on which side it lies decides a tie. */
  private static int visible(double bound) {
    return bound == 0
        ? 0
        : Math.max(0, Math.min(8, (int) -Math.floor(Math.log10(Math.abs(bound)))));
  }

  private static String fixed(double value, int scale) {
    return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP).toPlainString();
  }

  private static String number(double value) {
    return Decimal.rounded(value, DIGITS);
  }

  private static String signed(double value) {
    return (value > 0 ? "+" : "") + Decimal.rounded(value, DIGITS - 1);
  }

  private static String text(Object value) {
    return value == null ? NOTHING : value.toString();
  }
}
