package io.lrbench.operator.rank;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.pack.TrialResult;
import java.util.OptionalDouble;

/** What the ranking compares; the direction follows from it. */
public enum Objective {
  EVAL_LOSS("evalLoss", false),
  PERPLEXITY("perplexity", false),
  TRAIN_LOSS("trainLoss", false),
  ACCURACY("accuracy", true);

  private final String wireName;
  private final boolean larger;

  Objective(String wireName, boolean larger) {
    this.wireName = wireName;
    this.larger = larger;
  }

  /** As given, else evalLoss for language models and accuracy for classifiers. */
  public static Objective of(LRBenchmarkSpec spec) {
    String given = spec.objective() == null ? null : spec.objective().metric();
    if (given == null) {
      return spec.model().builtin() == null ? EVAL_LOSS : ACCURACY;
    }
    for (Objective objective : values()) {
      if (objective.wireName.equals(given)) {
        return objective;
      }
    }
    throw new IllegalArgumentException("admission lets no other metric pass: " + given);
  }

  public String wireName() {
    return wireName;
  }

  boolean largerIsBetter() {
    return larger;
  }

  /** A trial's score: the metric at its last evaluation. */
  OptionalDouble score(TrialResult result) {
    Double value =
        switch (this) {
          case EVAL_LOSS -> result.evalLoss();
          case PERPLEXITY -> result.evalLoss() == null ? null : Math.exp(result.evalLoss());
          case TRAIN_LOSS -> result.trainLoss();
          case ACCURACY -> result.accuracy();
        };
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
