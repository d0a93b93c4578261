package io.lrbench.operator.status;

import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.api.TrialCounts;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.Map;

/** The part of a benchmark's updates that is done, in whole percents. */
public final class Trained {
  private static final int PERCENT = 100;

  private Trained() {}

  /**
   * The status with it. It never falls while the spec stays: trainers say it anew after a restart.
   *
   * @param before the status so far; may be null
   * @param results of the trials that have ended, by hash; what failed has trained nothing
   * @param parts of their updates that others have done, by hash, from 0 to 1
   */
  public static LRBenchmarkStatus in(
      LRBenchmarkStatus status,
      LRBenchmarkStatus before,
      Plan plan,
      Map<String, TrialResult> results,
      Map<String, Double> parts) {
    double done = 0;
    for (Trial trial : plan.trials()) {
      TrialResult result = results.get(trial.hash());
      boolean trained = result != null && result.outcome() != TrialOutcome.FAILED;
      done += trained ? 1 : parts.getOrDefault(trial.hash(), 0.0);
    }
    int percent = (int) Math.floor(done / plan.trials().size() * PERCENT);
    return status.withTrials(
        status.trials().withTrained(Math.max(percent, had(before, status)) + "%"));
  }

  private static int had(LRBenchmarkStatus before, LRBenchmarkStatus now) {
    TrialCounts counts = before == null ? null : before.trials();
    boolean same =
        counts != null
            && counts.trained() != null
            && now.observedGeneration().equals(before.observedGeneration());
    return same ? Integer.parseInt(counts.trained().replace("%", "")) : 0;
  }
}
