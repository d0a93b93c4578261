package io.lrbench.trainer.train;

import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.EvaluationSums;
import io.lrbench.trainer.model.ImageBatch;
import io.lrbench.trainer.model.TrainableModel;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs a model over the held-out examples.
 *
 * @param batchSize examples of one forward pass
 */
record Evaluator(Dataset dataset, int batchSize) {
  private static final int TOKEN_ROWS = 16;
  private static final int IMAGES = 250;

  static Evaluator of(Dataset dataset) {
    boolean images = dataset.trainBatch(0, 0) instanceof ImageBatch;
    return new Evaluator(dataset, images ? IMAGES : TOKEN_ROWS);
  }

  /**
   * One evaluation.
   *
   * @param update the next one, 0-based
   * @param trainLoss mean since the evaluation before
   */
  Evaluation evaluate(TrainableModel model, long update, OptionalDouble trainLoss) {
    EvaluationSums sums = EvaluationSums.NONE;
    boolean classifier = false;
    for (Batch batch : dataset.heldOut(batchSize)) {
      sums = sums.plus(model.evaluate(batch));
      classifier = batch instanceof ImageBatch;
    }
    return new Evaluation(
        update,
        SinglePrecision.of(sums.loss() / sums.count()),
        classifier
            ? OptionalDouble.of(SinglePrecision.of((double) sums.correct() / sums.count()))
            : OptionalDouble.empty(),
        trainLoss,
        metrics(sums));
  }

  private static SortedMap<String, Double> metrics(EvaluationSums sums) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    sums.confidences()
        .ifPresent(
            confidences ->
                confidences
                    .metrics(sums.count())
                    .forEach((name, value) -> metrics.put(name, SinglePrecision.of(value))));
    metrics.values().removeIf(value -> !Double.isFinite(value));
    return metrics;
  }
}
