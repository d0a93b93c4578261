package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The pods of one Job, sorted once. */
record JobPods(
    List<Pod> active,
    List<Pod> terminating,
    int succeeded,
    int failed,
    int counted,
    Optional<FailurePolicy.Verdict> failJob,
    Optional<Instant> lastFailure) {

  static JobPods of(Job job, List<Pod> pods) {
    List<Pod> active = new ArrayList<>();
    List<Pod> terminating = new ArrayList<>();
    int succeeded = 0;
    int failed = 0;
    int counted = 0;
    Optional<FailurePolicy.Verdict> failJob = Optional.empty();
    Optional<Instant> lastFailure = Optional.empty();
    for (Pod pod : pods) {
      switch (PodFacts.phase(pod)) {
        case "Succeeded" -> succeeded++;
        case "Failed" -> {
          if (PodFacts.isLeaving(pod)) {
            continue; // its end was wanted
          }
          failed++;
          FailurePolicy.Verdict verdict = FailurePolicy.of(job, pod);
          counted += verdict.action().equals("Ignore") ? 0 : 1;
          if (verdict.action().equals("FailJob")) {
            failJob = Optional.of(verdict);
          }
          lastFailure = later(lastFailure, PodFacts.finishedAt(pod));
        }
        default -> (PodFacts.isLeaving(pod) ? terminating : active).add(pod);
      }
    }
    int known = job.getStatus() == null ? 0 : orZero(job.getStatus().getSucceeded());
    return new JobPods(
        List.copyOf(active),
        List.copyOf(terminating),
        Math.max(succeeded, known),
        failed,
        counted,
        failJob,
        lastFailure);
  }

  private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
    return a.isEmpty() || (b.isPresent() && b.get().isAfter(a.get())) ? b : a;
  }

  static int orZero(Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }

  long ready() {
    return active.stream().filter(pod -> PodFacts.phase(pod).equals("Running")).count();
  }
}
