package io.lrbench.operator.rank;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.vocabulary.Metric;

/** What the ranking compares. */
public final class Objective {
  private Objective() {}

  /** As given, else evalLoss for language models and accuracy for classifiers. */
  public static Metric of(LRBenchmarkSpec spec) {
    String given = spec.objective() == null ? null : spec.objective().metric();
    return given == null ? natural(spec) : Metric.of(given).orElseGet(() -> Metric.ofTask(given));
  }

  /** What such a model is compared by where nothing is said. */
  static Metric natural(LRBenchmarkSpec spec) {
    return spec.model().builtin() == null ? Metric.EVAL_LOSS : Metric.ACCURACY;
  }
}
