package io.lrbench.operator.rank;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.vocabulary.Metric;

/** What the ranking compares. */
public final class Objective {
  private Objective() {}

  /** As given, else evalLoss for language models and accuracy for classifiers. */
  public static Metric of(LRBenchmarkSpec spec) {
    String given = spec.objective() == null ? null : spec.objective().metric();
    if (given == null) {
      return spec.model().builtin() == null ? Metric.EVAL_LOSS : Metric.ACCURACY;
    }
    return Metric.of(given).orElseGet(() -> Metric.ofTask(given));
  }
}
