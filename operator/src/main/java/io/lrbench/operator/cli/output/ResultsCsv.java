package io.lrbench.operator.cli.output;

import io.lrbench.operator.cli.progress.Score;
import io.lrbench.operator.cli.progress.TrialView;
import io.lrbench.operator.cli.text.Decimal;
import io.lrbench.pack.TrialResult;
import java.util.ArrayList;
import java.util.List;

/** One row for each trial that ended, in manifest order, then seeds. */
final class ResultsCsv {
  private static final String HEADER =
      "policy,seed,outcome,updates,trainSeconds,evalLoss,perplexity,accuracy,trainLoss,bestValue,"
          + "bestUpdate,updatesToTarget,secondsToTarget";

  private ResultsCsv() {}

  static List<String> lines(List<TrialView> trials) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    for (TrialView trial : trials) {
      trial.ending().map(result -> line(trial, result)).ifPresent(lines::add);
      if (trial.ending().isEmpty() && trial.state() == TrialView.State.FAILED) {
        lines.add(trial.policy() + "," + trial.seed() + ",failed,0" + ",".repeat(9));
      }
    }
    return lines;
  }

  private static String line(TrialView trial, TrialResult result) {
    boolean classifier = result.accuracy() != null;
    return String.join(
        ",",
        trial.policy(),
        Long.toString(trial.seed()),
        switch (result.outcome()) {
          case SUCCEEDED -> "succeeded";
          case DIVERGED -> "diverged";
          case FAILED -> "failed";
        },
        Long.toString(result.updates()),
        cell(result.trainSeconds()),
        cell(result.evalLoss()),
        classifier ? "" : cell(Score.of(result, "perplexity").orElse(null)),
        cell(result.accuracy()),
        cell(result.trainLoss()),
        cell(result.bestValue()),
        cell(result.bestUpdate()),
        cell(result.updatesToTarget()),
        cell(result.secondsToTarget()));
  }

  private static String cell(Double value) {
    return value == null ? "" : Decimal.exact(value);
  }

  private static String cell(Long value) {
    return value == null ? "" : value.toString();
  }
}
