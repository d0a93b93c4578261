package io.lrbench.trainer.train;

import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.data.EpochOrder;
import io.lrbench.trainer.model.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which examples each update takes: every epoch visits each once, its last update what is left. */
final class UpdateExamples {
  private final Plan plan;
  private final long seed;
  private final Dataset dataset;
  private long epoch = -1;
  private int[] order = {};

  UpdateExamples(Plan plan, long seed, Dataset dataset) {
    this.plan = plan;
    this.seed = seed;
    this.dataset = dataset;
  }

  /** The micro-batches of an update. */
  List<Batch> batches(long update) {
    long wanted = update / plan.updatesPerEpoch();
    long draw = EpochOrder.draw(seed, wanted);
    int size = dataset.trainSize();
    if (wanted != epoch) {
      epoch = wanted;
      order = EpochOrder.of(seed, epoch, size);
    }
    int perUpdate = plan.batchSize() * plan.accumulation();
    int from = Math.toIntExact(update % plan.updatesPerEpoch() * perUpdate);
    int to = Math.min(size, from + perUpdate);
    List<Batch> microBatches = new ArrayList<>();
    for (int start = from; start < to; start += plan.batchSize()) {
      int[] examples = Arrays.copyOfRange(order, start, Math.min(to, start + plan.batchSize()));
      microBatches.add(dataset.trainBatch(draw, examples));
    }
    return microBatches;
  }
}
