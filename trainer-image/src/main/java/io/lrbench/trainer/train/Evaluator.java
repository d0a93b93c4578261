package io.lrbench.trainer.train;

import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.EvaluationSums;
import io.lrbench.trainer.model.ImageBatch;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.task.Tasks;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs models over the held-out examples; any thread may. */
public final class Evaluator {
  private static final int TOKEN_ROWS = 8;
  private static final int IMAGES = 250;

  private final Dataset dataset;
  private final Tasks tasks;
  private final int batchSize;
  private final boolean alike;
  private final Map<Long, Evaluation> firsts = new ConcurrentHashMap<>();

  /**
   * @param alike whether all models compute the same before their first update; else those of one
   *     seed do
   */
  public Evaluator(Dataset dataset, Tasks tasks, boolean alike) {
    this.dataset = dataset;
    this.tasks = tasks;
    this.batchSize = dataset.trainBatch(0, 0) instanceof ImageBatch ? IMAGES : TOKEN_ROWS;
    this.alike = alike;
  }

  /** The evaluation before the first update: once for all models of which it is the same. */
  Evaluation first(TrainableModel model, long seed) {
    return firsts.computeIfAbsent(
        alike ? 0 : seed, start -> evaluate(model, 0, OptionalDouble.empty(), true));
  }

  /**
   * One evaluation.
   *
   * @param update the next one, 0-based
   * @param trainLoss mean since the evaluation before
   * @param withTasks whether tasks are scored, too
   */
  Evaluation evaluate(
      TrainableModel model, long update, OptionalDouble trainLoss, boolean withTasks) {
    EvaluationSums sums = EvaluationSums.NONE;
    boolean classifier = false;
    for (Batch batch : dataset.heldOut(batchSize)) {
      sums = sums.plus(model.evaluate(batch));
      classifier = batch instanceof ImageBatch;
    }
    double loss = SinglePrecision.of(sums.loss() / sums.count());
    return new Evaluation(
        update,
        loss,
        classifier
            ? OptionalDouble.of(SinglePrecision.of((double) sums.correct() / sums.count()))
            : OptionalDouble.empty(),
        trainLoss,
        metrics(sums, withTasks && Double.isFinite(loss) ? tasks : Tasks.NONE, model));
  }

  private static SortedMap<String, Double> metrics(
      EvaluationSums sums, Tasks asked, TrainableModel model) {
    SortedMap<String, Double> metrics = new TreeMap<>(asked.scores(model));
    sums.confidences().ifPresent(confidences -> metrics.putAll(confidences.metrics(sums.count())));
    metrics.values().removeIf(value -> !Double.isFinite(value));
    metrics.replaceAll((name, value) -> SinglePrecision.of(value));
    return metrics;
  }
}
