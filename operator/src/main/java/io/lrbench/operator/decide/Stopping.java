package io.lrbench.operator.decide;

import io.lrbench.operator.observe.SeenJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends what runs in order: Jobs are suspended, so that trainers are asked to stop, and go once
 * their pods have told which trials had ended.
 *
 * @param live Jobs that may still bring results
 * @param ending whether pods run on whose Jobs are gone
 * @param removable Jobs that nobody needs any more
 */
record Stopping(List<SeenJob> live, boolean ending, List<String> removable) {
  /** Pods' ends are events; that a lost node's pods are waited for no longer is none. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Whether there is nothing left to wait for. */
  boolean isOver() {
    return !ending
        && live.stream().noneMatch(SeenJob::running)
        && live.stream().noneMatch(job -> job.stage() == SeenJob.Stage.AWAITING);
  }

  /** Jobs without a pod, and queued ones: their queue would start them again. */
  List<String> remove() {
    Stream<String> idle =
        live.stream()
            .filter(job -> job.stage() != SeenJob.Stage.AWAITING)
            .filter(job -> job.queued() || !job.running())
            .map(SeenJob::name);
    return Stream.concat(idle, removable.stream()).distinct().toList();
  }

  /** What to do while it is not over. */
  Decision decision() {
    List<String> remove = remove();
    List<String> suspend =
        live.stream()
            .filter(job -> job.stage() == SeenJob.Stage.ACTIVE)
            .map(SeenJob::name)
            .filter(name -> !remove.contains(name))
            .toList();
    return new Decision(Standing.RUNNING, suspend, List.of(), remove, Optional.of(SOON));
  }
}
