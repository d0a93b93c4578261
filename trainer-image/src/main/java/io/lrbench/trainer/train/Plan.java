package io.lrbench.trainer.train;

/**
 * How long trials of a pack train and how often they are evaluated.
 *
 * @param updates N, at least 1
 * @param updatesPerEpoch ceil(examples / (batchSize * accumulation))
 * @param every updates between evaluations, at least 1
 * @param batchSize examples of a micro-batch
 * @param accumulation micro-batches of an update
 */
public record Plan(
    long updates, long updatesPerEpoch, long every, int batchSize, int accumulation) {
  /** The same for a trial that ends earlier. */
  public Plan endingAt(long earlier) {
    return new Plan(earlier, updatesPerEpoch, every, batchSize, accumulation);
  }

  /** Whether an evaluation is made before this update, or after the last. */
  boolean evaluatesAt(long update) {
    return update == updates || update % every == 0;
  }
}
