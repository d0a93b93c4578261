package io.lrbench.operator.cli.output;

import io.lrbench.operator.cli.progress.Score;
import io.lrbench.operator.cli.progress.TrialView;
import io.lrbench.operator.cli.text.Decimal;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One row for each trial that ended, in manifest order, then seeds. */
final class ResultsCsv {
  private static final String HEADER =
      "policy,seed,outcome,updates,trainSeconds,evalLoss,perplexity,accuracy,trainLoss,bestValue,"
          + "bestUpdate,updatesToTarget,secondsToTarget";
  private static final int EMPTY_OF_FAILED = 9;

  private static final String PERPLEXITY = "perplexity";

  private ResultsCsv() {}

  static List<String> lines(List<TrialView> trials, String metric) {
    SortedSet<String> more = new TreeSet<>(List.of(Metric.LOSS_DIFFERENCE.wireName()));
    trials.forEach(
        trial -> trial.ending().ifPresent(result -> more.addAll(result.metrics().keySet())));
    List<String> lines = new ArrayList<>();
    lines.add(HEADER + "," + String.join(",", more));
    for (TrialView trial : trials) {
      trial
          .ending()
          .map(result -> line(trial, result, metric) + "," + more(result, more))
          .ifPresent(lines::add);
      if (trial.ending().isEmpty() && trial.state() == TrialView.State.FAILED) {
        lines.add(
            trial.policy()
                + ","
                + trial.seed()
                + ",failed,0"
                + ",".repeat(EMPTY_OF_FAILED + more.size()));
      }
    }
    return lines;
  }

  /** Metrics without a column of their own, by name. */
  private static String more(TrialResult result, SortedSet<String> metrics) {
    return metrics.stream()
        .map(name -> cell(Score.of(result, name).map(ResultsCsv::measured).orElse(null)))
        .collect(Collectors.joining(","));
  }

  private static String line(TrialView trial, TrialResult result, String metric) {
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
        perplexity(result, metric),
        cell(result.accuracy()),
        cell(result.trainLoss()),
        cell(result.bestValue()),
        cell(result.bestUpdate()),
        cell(result.updatesToTarget()),
        cell(result.secondsToTarget()));
  }

  /** Of language models; of classifiers only where they are ranked by it. */
  private static String perplexity(TrialResult result, String metric) {
    boolean classifier = result.accuracy() != null;
    if (classifier && !metric.equals(PERPLEXITY)) {
      return "";
    }
    return cell(Score.of(result, PERPLEXITY).map(ResultsCsv::measured).orElse(null));
  }

  /** As many digits as the loss has, which was computed in float32. */
  private static double measured(double value) {
    return Double.parseDouble(Float.toString((float) value));
  }

  private static String cell(Double value) {
    return value == null ? "" : Decimal.exact(value);
  }

  private static String cell(Long value) {
    return value == null ? "" : value.toString();
  }
}
