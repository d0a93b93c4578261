package io.lrbench.operator.metrics;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.operator.kube.Labels;

/** Where a Job stands, as far as its own status says. */
enum JobState {
  /** Kueue has not admitted it. */
  QUEUED,
  /** Its benchmark is suspended. */
  SUSPENDED,
  /** Its pod has not started. */
  WAITING,
  /** Its pod trains. */
  RUNNING,
  /** It has ended, well or not. */
  ENDED;

  private static final String FALSE = "False";

  boolean isOf(Job job) {
    return this == of(job);
  }

  private static JobState of(Job job) {
    if (hasEnded(job)) {
      return ENDED;
    }
    if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
      return Labels.isQueued(job.getMetadata().getLabels()) ? QUEUED : SUSPENDED;
    }
    Integer ready = job.getStatus() == null ? null : job.getStatus().getReady();
    return ready == null || ready == 0 ? WAITING : RUNNING;
  }

  private static boolean hasEnded(Job job) {
    return job.getStatus() != null
        && job.getStatus().getConditions() != null
        && job.getStatus().getConditions().stream()
            .filter(condition -> !FALSE.equals(condition.getStatus()))
            .anyMatch(
                condition ->
                    condition.getType().equals("Complete") || condition.getType().equals("Failed"));
  }
}
