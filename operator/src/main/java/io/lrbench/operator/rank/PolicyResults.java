package io.lrbench.operator.rank;

import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a policy's trials have brought so far.
 *
 * @param policy its name
 * @param bySeed results of finished trials, in the order of seeds so that sums are always the same
 * @param failed seeds that ended without a result
 */
public record PolicyResults(String policy, Map<Long, TrialResult> bySeed, int failed) {
  public PolicyResults {
    bySeed = Collections.unmodifiableMap(new TreeMap<>(bySeed));
  }

  int diverged() {
    return (int) bySeed.values().stream().filter(PolicyResults::hasDiverged).count();
  }

  private static boolean hasDiverged(TrialResult result) {
    return result.outcome() == TrialOutcome.DIVERGED;
  }

  /** Scores of the seeds that finished with one, by seed. */
  TreeMap<Long, Double> scores(Metric objective) {
    TreeMap<Long, Double> scores = new TreeMap<>();
    bySeed.forEach(
        (seed, result) -> {
          if (!hasDiverged(result)) {
            objective.score(result).ifPresent(score -> scores.put(seed, score));
          }
        });
    return scores;
  }

  /** The policy with only these seeds. */
  PolicyResults restrictedTo(java.util.Set<Long> seeds) {
    Map<Long, TrialResult> kept = new TreeMap<>(bySeed);
    kept.keySet().retainAll(seeds);
    return new PolicyResults(policy, kept, failed);
  }

  List<Double> each(java.util.function.Function<TrialResult, ? extends Number> value) {
    List<Double> values = new ArrayList<>();
    for (TrialResult result : bySeed.values()) {
      Number number = value.apply(result);
      if (number != null) {
        values.add(number.doubleValue());
      }
    }
    return values;
  }
}
