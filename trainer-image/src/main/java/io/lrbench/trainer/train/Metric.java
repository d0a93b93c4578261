package io.lrbench.trainer.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an evaluation measures. */
public enum Metric {
  EVAL_LOSS("evalLoss", false),
  PERPLEXITY("perplexity", false),
  TRAIN_LOSS("trainLoss", false),
  ACCURACY("accuracy", true);

  private final String wireName;
  private final boolean maximize;

  Metric(String wireName, boolean maximize) {
    this.wireName = wireName;
    this.maximize = maximize;
  }

  public static Optional<Metric> of(String wireName) {
    return Arrays.stream(values()).filter(m -> m.wireName.equals(wireName)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(m -> m.wireName).toList();
  }

  boolean isBetter(double value, double than) {
    return maximize ? value > than : value < than;
  }

  boolean reaches(double value, double target) {
    return maximize ? value >= target : value <= target;
  }
}
