package io.lrbench.trainer.bench;

import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.StepRates;
import io.lrbench.trainer.model.TokenBatch;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.pack.TrainingInputs;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One trial's updates in this process, the first one apart: it warms up.
 *
 * @param inputs model, data and settings
 * @param labelled share of each example, at its end, that has labels
 * @param work counts what is needed; null where nobody does
 */
record TrainingCell(
    String name,
    TrainingInputs inputs,
    int batchSize,
    int updates,
    double labelled,
    NeededWork work,
    GemmRate gemm)
    implements Cell {
  private static final double NANOS = 1e9;
  private static final double RATE = 1e-3;

  @Override
  public Sample measure() {
    List<Batch> batches = new ArrayList<>();
    for (int update = 0; update <= updates; update++) {
      int from = update * batchSize;
      int[] examples =
          IntStream.range(from, from + batchSize).map(i -> i % inputs.data().trainSize()).toArray();
      batches.add(cut(inputs.data().trainBatch(update, examples)));
    }
    StepRates rates = new StepRates(RATE, OptionalDouble.empty());
    try (TrainableModel trial = inputs.base().newTrial(inputs.options())) {
      trial.step(List.of(batches.get(0)), rates);
      double peak = gemm.measure();
      long cpu = cpu();
      long start = System.nanoTime();
      batches.subList(1, batches.size()).forEach(batch -> trial.step(List.of(batch), rates));
      double wall = (System.nanoTime() - start) / NANOS;
      double spent = (cpu() - cpu) / NANOS;
      double units = batches.stream().skip(1).mapToLong(Batch::work).sum();
      double needed = batches.stream().skip(1).mapToDouble(this::needed).sum();
      return Sample.ofUpdates(units / wall, 1000 * spent / units, needed / spent / peak);
    }
  }

  /** CPU time of the process: wall time would count what others do on the machine. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Batch cut(Batch batch) {
    if (labelled == 1 || !(batch instanceof TokenBatch tokens)) {
      return batch;
    }
    long[] labels = tokens.labels().clone();
    int without = (int) Math.round(tokens.length() * (1 - labelled));
    for (int row = 0; row < tokens.size(); row++) {
      int from = row * tokens.length();
      Arrays.fill(labels, from, from + without, TokenBatch.IGNORED);
    }
    return new TokenBatch(tokens.ids(), labels, tokens.size(), tokens.length());
  }

  private double needed(Batch batch) {
    if (work == null || !(batch instanceof TokenBatch tokens)) {
      return Double.NaN;
    }
    boolean full = inputs.options().lora().isEmpty();
    return work.of(tokens.size(), tokens.length(), tokens.labelCount(), full);
  }
}
