package io.lrbench.operator.cli.preview;

import io.lrbench.operator.cli.text.BraillePlot;
import io.lrbench.operator.cli.text.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A schedule as a small chart of text. */
public final class PreviewChart {
  private static final int ROWS = 3;
  private static final int LABEL = 11;
  private static final int DIGITS = 4;
  private static final int MOST_POINTS = 10_000;
  private static final int NARROWEST = 20;
  private static final int WIDEST = 72;

  private PreviewChart() {}

  /**
   * The policy's name, then its curve between its highest and lowest rate.
   *
   * @param width characters a line may have
   */
  public static List<String> lines(Schedule schedule, int width) {
    int columns = Math.max(NARROWEST, Math.min(WIDEST, width - LABEL - 2));
    double[] rates = schedule.sample(MOST_POINTS);
    double low = Arrays.stream(rates).min().orElse(0);
    double high = Arrays.stream(rates).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(schedule.policy() + mark(schedule));
    if (low == high) {
      lines.add(label(high) + " " + "─".repeat(columns));
      return lines;
    }
    List<String> plot = BraillePlot.rows(rates, columns, ROWS);
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? label(high) : row == ROWS - 1 ? label(low) : " ".repeat(LABEL);
      lines.add((label + " " + plot.get(row)).stripTrailing());
    }
    return lines;
  }

  private static String mark(Schedule schedule) {
    if (schedule.optimizerDriven()) {
      return "  (base rate; the optimizer finds its own)";
    }
    return schedule.metricDriven() ? "  (base rate; training changes it by a metric)" : "";
  }

  private static String label(double rate) {
    String text = Decimal.rounded(rate, DIGITS);
    return " ".repeat(Math.max(0, LABEL - text.length())) + text;
  }
}
