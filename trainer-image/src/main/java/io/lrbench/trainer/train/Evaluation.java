package io.lrbench.trainer.train;

import io.lrbench.vocabulary.Metric;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One evaluation.
 *
 * @param update it was made before this update, or after the last
 * @param loss mean negative log-likelihood over all held-out labels, nats
 * @param accuracy share of correct labels, classifiers only
 * @param trainLoss mean training loss since the evaluation before; empty at update 0
 * @param metrics what else was measured, by name; finite
 */
public record Evaluation(
    long update,
    double loss,
    OptionalDouble accuracy,
    OptionalDouble trainLoss,
    SortedMap<String, Double> metrics) {
  public Evaluation {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }

  /** The same after other updates than those since the evaluation before. */
  Evaluation withTrainLoss(OptionalDouble mean) {
    return new Evaluation(update, loss, accuracy, mean, metrics);
  }

  OptionalDouble value(Metric metric) {
    return switch (metric.wireName()) {
      case "evalLoss" -> OptionalDouble.of(loss);
      case "perplexity" -> OptionalDouble.of(Math.exp(loss));
      case "trainLoss" -> trainLoss;
      case "lossDifference" ->
          trainLoss.isPresent()
              ? OptionalDouble.of(trainLoss.getAsDouble() - loss)
              : OptionalDouble.empty();
      case "accuracy" -> accuracy;
      default -> measured(metric.wireName());
    };
  }

  private OptionalDouble measured(String name) {
    return metrics.containsKey(name)
        ? OptionalDouble.of(metrics.get(name))
        : OptionalDouble.empty();
  }
}
