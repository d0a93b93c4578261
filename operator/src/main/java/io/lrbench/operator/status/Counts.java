package io.lrbench.operator.status;

import io.lrbench.api.TrialCounts;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How many trials of the plan are in which state. */
final class Counts {
  private Counts() {}

  static TrialCounts of(Plan plan, Observation seen) {
    Map<String, TrialResult> results = seen.results();
    Set<String> training = new HashSet<>();
    seen.jobs().stream()
        .filter(SeenJob::running)
        .filter(SeenJob::isLive)
        .forEach(job -> training.addAll(job.trials()));
    int total = plan.trials().size();
    int running = 0;
    Map<TrialOutcome, Integer> ended = new EnumMap<>(TrialOutcome.class);
    for (Trial trial : plan.trials()) {
      TrialResult result = results.get(trial.hash());
      if (result != null) {
        ended.merge(result.outcome(), 1, Integer::sum);
      } else if (training.contains(trial.hash())) {
        running++;
      }
    }
    int succeeded = ended.getOrDefault(TrialOutcome.SUCCEEDED, 0);
    int diverged = ended.getOrDefault(TrialOutcome.DIVERGED, 0);
    int failed = ended.getOrDefault(TrialOutcome.FAILED, 0);
    int done = succeeded + diverged + failed;
    return new TrialCounts(
        total,
        total - done - running,
        running,
        succeeded,
        diverged,
        failed,
        done + "/" + total,
        null);
  }
}
