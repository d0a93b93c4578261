package io.lrbench.trainer.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Sums over the labels of a batch.
 *
 * @param loss summed negative log-likelihood, nats
 * @param count labels
 * @param correct labels predicted right; 0 for language models
 * @param confidences classifiers' only
 */
public record EvaluationSums(
    double loss, long count, long correct, Optional<Confidences> confidences) {
  public static final EvaluationSums NONE = new EvaluationSums(0, 0, 0, Optional.empty());

  private static final int SHARED = 2;

  /**
   * @param sums what a script's {@code sums} answers: loss, correct and, from a classifier, what
   *     {@link Confidences#of} takes
   */
  static EvaluationSums of(long count, float... sums) {
    Optional<Confidences> confidences =
        sums.length == SHARED
            ? Optional.empty()
            : Optional.of(Confidences.of(Arrays.copyOfRange(sums, SHARED, sums.length)));
    return new EvaluationSums(sums[0], count, (long) sums[1], confidences);
  }

  public EvaluationSums plus(EvaluationSums other) {
    return new EvaluationSums(
        loss + other.loss,
        count + other.count,
        correct + other.correct,
        confidences.isEmpty()
            ? other.confidences
            : Optional.of(
                other.confidences.map(confidences.get()::plus).orElse(confidences.get())));
  }
}
