package io.lrbench.trainer.train;

import io.lrbench.trainer.data.EpochOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which examples each update takes: every epoch visits each once, its last update what is left. */
final class UpdateExamples {
  private final Plan plan;
  private final long seed;
  private final int size;
  private long epoch = -1;
  private int[] order = {};

  UpdateExamples(Plan plan, long seed, int size) {
    this.plan = plan;
    this.seed = seed;
    this.size = size;
  }

  /** What random changes of an update's examples depend on. */
  long draw(long update) {
    return EpochOrder.draw(seed, update / plan.updatesPerEpoch());
  }

  /** The micro-batches of an update, each an array of example indices. */
  List<int[]> of(long update) {
    long wanted = update / plan.updatesPerEpoch();
    if (wanted != epoch) {
      epoch = wanted;
      order = EpochOrder.of(seed, epoch, size);
    }
    int perUpdate = plan.batchSize() * plan.accumulation();
    int from = Math.toIntExact(update % plan.updatesPerEpoch() * perUpdate);
    int to = Math.min(size, from + perUpdate);
    List<int[]> microBatches = new ArrayList<>();
    for (int start = from; start < to; start += plan.batchSize()) {
      microBatches.add(Arrays.copyOfRange(order, start, Math.min(to, start + plan.batchSize())));
    }
    return microBatches;
  }
}
