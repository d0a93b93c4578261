package io.lrbench.trainer.train;

import java.util.OptionalDouble;

/**
 * One evaluation.
 *
 * @param update it was made before this update, or after the last
 * @param loss mean negative log-likelihood over all held-out labels, nats
 * @param accuracy share of correct labels, classifiers only
 * @param trainLoss mean training loss since the evaluation before; empty at update 0
 */
public record Evaluation(
    long update, double loss, OptionalDouble accuracy, OptionalDouble trainLoss) {
  OptionalDouble value(Metric metric) {
    return switch (metric) {
      case EVAL_LOSS -> OptionalDouble.of(loss);
      case PERPLEXITY -> OptionalDouble.of(Math.exp(loss));
      case TRAIN_LOSS -> trainLoss;
      case ACCURACY -> accuracy;
    };
  }
}
