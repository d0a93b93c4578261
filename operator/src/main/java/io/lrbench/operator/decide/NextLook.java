package io.lrbench.operator.decide;

import io.lrbench.operator.observe.SeenJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When to look again though no event may tell that something has changed.
 *
 * @param live Jobs that may still bring results
 * @param timeLeft of the benchmark's wall time; empty where it has no limit, or none now
 * @param hoursLeft of GPUs; empty where they have no limit
 */
record NextLook(List<SeenJob> live, Optional<Duration> timeLeft, Optional<Double> hoursLeft) {
  /** A finished Job's answer is on its way from its pod. */
  private static final Duration SOON = Duration.ofMillis(500);

  /** No event tells that a pod still does not start. */
  private static final Duration LATER = Duration.ofMinutes(1);

  /** Why a queue holds a Job is no event of the Job's. */
  private static final Duration QUEUED = Duration.ofSeconds(15);

  Optional<Duration> after() {
    if (live.stream().anyMatch(job -> job.stage() == SeenJob.Stage.AWAITING)) {
      return Optional.of(SOON);
    }
    Stream<Duration> starting = live.stream().filter(NextLook::isStarting).map(job -> LATER);
    Stream<Duration> held = live.stream().filter(NextLook::isHeld).map(job -> QUEUED);
    return Stream.of(timeLeft.stream(), atHeldGpus().stream(), starting.limit(1), held.limit(1))
        .flatMap(durations -> durations)
        .filter(left -> left.compareTo(Duration.ZERO) > 0)
        .min(Duration::compareTo);
  }

  private static boolean isStarting(SeenJob job) {
    return job.stage() == SeenJob.Stage.ACTIVE && !job.running() && job.waiting().isEmpty();
  }

  private static boolean isHeld(SeenJob job) {
    return job.queued() && job.stage() == SeenJob.Stage.SUSPENDED;
  }

  /** When the GPU hours will be used up, if what holds GPUs now goes on. */
  private Optional<Duration> atHeldGpus() {
    int held = live.stream().filter(SeenJob::running).mapToInt(SeenJob::gpus).sum();
    return hoursLeft
        .filter(left -> held > 0)
        .map(left -> left / held * Duration.ofHours(1).toSeconds())
        .map(seconds -> Duration.ofSeconds((long) Math.ceil(seconds)));
  }
}
