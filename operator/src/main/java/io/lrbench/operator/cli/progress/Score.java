package io.lrbench.operator.cli.progress;

import io.lrbench.pack.TrialResult;
import java.util.Optional;

/** A result's value of the objective's metric. */
public final class Score {
  private Score() {}

  /** Empty where the trial did not measure the metric. */
  public static Optional<Double> of(TrialResult result, String metric) {
    return switch (metric) {
      case "evalLoss" -> Optional.ofNullable(result.evalLoss());
      case "perplexity" -> Optional.ofNullable(result.evalLoss()).map(Math::exp);
      case "accuracy" -> Optional.ofNullable(result.accuracy());
      case "trainLoss" -> Optional.ofNullable(result.trainLoss());
      default -> Optional.empty();
    };
  }
}
