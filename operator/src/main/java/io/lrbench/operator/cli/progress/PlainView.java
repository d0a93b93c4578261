package io.lrbench.operator.cli.progress;

import io.lrbench.operator.cli.text.Decimal;
import io.lrbench.operator.cli.text.Durations;
import java.util.ArrayList;
import java.util.List;

/** A line for each trial that ended since the last snapshot, and for what waits; for logs. */
public final class PlainView {
  private static final int DIGITS = 6;

  private PlainView() {}

  /**
   * What is new, in manifest order.
   *
   * @param before the snapshot whose lines were printed last; trials in the same order
   * @param now the run as it stands
   */
  public static List<String> lines(Snapshot before, Snapshot now) {
    List<String> lines = new ArrayList<>();
    long finished = before.finished();
    for (int i = 0; i < now.trials().size(); i++) {
      TrialView trial = now.trials().get(i);
      boolean wasFinished =
          i < before.trials().size() && before.trials().get(i).state().isFinished();
      if (trial.state().isFinished() && !wasFinished) {
        finished++;
        lines.add(
            position(now, finished)
                + trial.policy()
                + " seed "
                + trial.seed()
                + " "
                + word(trial.state())
                + detail(trial, now.metric()));
      }
    }
    if (!now.waiting().equals(before.waiting())) {
      now.waiting().ifPresent(reason -> lines.add(position(now, now.finished()) + reason));
    }
    return lines;
  }

  private static String position(Snapshot now, long finished) {
    return Durations.clock(now.elapsed()) + "  " + finished + "/" + now.trials().size() + "  ";
  }

  static String word(TrialView.State state) {
    return switch (state) {
      case PENDING -> "pending";
      case RUNNING -> "running";
      case SUCCEEDED -> "succeeded";
      case DIVERGED -> "diverged";
      case FAILED -> "failed";
    };
  }

  private static String detail(TrialView trial, String metric) {
    if (trial.ending().isEmpty()) {
      return "";
    }
    if (trial.state() == TrialView.State.DIVERGED) {
      return " at update " + trial.ending().get().updates();
    }
    return Score.of(trial.ending().get(), metric)
        .map(value -> ", " + metric + " " + Decimal.rounded(value, DIGITS))
        .orElse("");
  }
}
