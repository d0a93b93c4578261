package io.lrbench.operator.cli.progress;

import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.Optional;
import java.util.OptionalDouble;

/** A result's value of the objective's metric. */
public final class Score {
  private Score() {}

  /** Empty where the trial did not measure the metric. */
  public static Optional<Double> of(TrialResult result, String metric) {
    OptionalDouble score = Metric.of(metric).orElseGet(() -> Metric.ofTask(metric)).score(result);
    return score.isPresent() ? Optional.of(score.getAsDouble()) : Optional.empty();
  }
}
