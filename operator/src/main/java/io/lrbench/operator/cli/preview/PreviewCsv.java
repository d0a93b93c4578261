package io.lrbench.operator.cli.preview;

import io.lrbench.operator.cli.text.Decimal;
import java.util.List;
import java.util.function.Consumer;

/**
 * The schedules as {@code policy,update,lr} at full double precision; for a policy that follows a
 * metric, its base rates.
 */
public final class PreviewCsv {
  private PreviewCsv() {}

  /** Hands the header and one line an update to the sink, in the order of the schedules. */
  public static void write(List<Schedule> schedules, Consumer<String> lines) {
    lines.accept("policy,update,lr");
    for (Schedule schedule : schedules) {
      for (long update = 0; update < schedule.updates(); update++) {
        lines.accept(schedule.policy() + "," + update + "," + Decimal.exact(schedule.rate(update)));
      }
    }
  }
}
