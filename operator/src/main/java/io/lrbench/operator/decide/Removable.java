package io.lrbench.operator.decide;

import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Jobs that nobody needs any more. */
final class Removable {
  /** Jobs that ended well and stay for their logs; results are kept elsewhere. */
  private static final int KEPT_JOBS = 1000;

  private final Observation seen;
  private final Fetching fetching;
  private final Set<String> planned;
  private final Set<String> toTrain;
  private final Map<String, TrialResult> results;

  /**
   * @param planned hashes of all trials of the plan
   * @param open trials with neither a result nor a live Job
   */
  Removable(Observation seen, Fetching fetching, Set<String> planned, List<Trial> open) {
    this.seen = seen;
    this.fetching = fetching;
    this.planned = planned;
    this.toTrain = open.stream().map(Trial::hash).collect(Collectors.toSet());
    this.results = seen.results();
  }

  List<String> names() {
    return Stream.concat(seen.jobs().stream().filter(this::isUseless), surplus())
        .map(SeenJob::name)
        .distinct()
        .toList();
  }

  /**
   * Nobody plans its trials any more; one that was stopped has told some of them, and would train
   * them again with the others; its answer is gone; another container keeps its pod; or what failed
   * in it is tried again, perhaps in a Job of the same name.
   */
  private boolean isUseless(SeenJob job) {
    return switch (job.stage()) {
      case ACTIVE, SUSPENDED -> isUnplanned(job) || job.trials().stream().anyMatch(this::hasEnded);
      case AWAITING -> isUnplanned(job);
      case LOST, HELD -> true;
      case ENDED ->
          (fetching.awaits(job) && fetching.failure().isEmpty())
              || job.trials().stream().anyMatch(toTrain::contains);
    };
  }

  private boolean isUnplanned(SeenJob job) {
    return !fetching.awaits(job) && job.trials().stream().noneMatch(planned::contains);
  }

  /** The oldest Jobs that ended well, where there are more than anybody looks at. */
  private Stream<SeenJob> surplus() {
    return seen.jobs().stream()
        .filter(job -> job.stage() == SeenJob.Stage.ENDED)
        .filter(job -> job.trials().stream().noneMatch(this::hasFailed))
        .sorted(
            Comparator.comparing((SeenJob job) -> job.ended().orElse(Instant.MAX))
                .reversed()
                .thenComparing(SeenJob::name))
        .skip(KEPT_JOBS);
  }

  private boolean hasEnded(String hash) {
    return results.containsKey(hash) && !hasFailed(hash);
  }

  private boolean hasFailed(String hash) {
    TrialResult result = results.get(hash);
    return result != null && result.outcome() == TrialOutcome.FAILED;
  }
}
