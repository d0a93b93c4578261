package io.lrbench.trainer.model;

/**
 * Sums over the labels of a batch.
 *
 * @param loss summed negative log-likelihood, nats
 * @param count labels
 * @param correct labels predicted right; 0 for language models
 */
public record EvaluationSums(double loss, long count, long correct) {
  public static final EvaluationSums NONE = new EvaluationSums(0, 0, 0);

  public EvaluationSums plus(EvaluationSums other) {
    return new EvaluationSums(loss + other.loss, count + other.count, correct + other.correct);
  }
}
