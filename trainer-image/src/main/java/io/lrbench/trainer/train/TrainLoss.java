package io.lrbench.trainer.train;

import java.util.OptionalDouble;

/** Mean training loss since the evaluation before. */
final class TrainLoss {
  private double sum;
  private long updates;

  void updated(double loss) {
    sum += loss;
    updates++;
  }

  void evaluated() {
    sum = 0;
    updates = 0;
  }

  /** Empty where there was no update. */
  OptionalDouble mean() {
    return updates == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(SinglePrecision.of(sum / updates));
  }
}
