package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Composes a Job's status from what was seen and decided. */
final class JobStatuses {
  private JobStatuses() {}

  /** {@code active} and {@code terminating} count the pods after the decision was carried out. */
  static JobStatus compose(
      Job job, JobPods pods, JobDecision decision, int active, int terminating, String now) {
    JobStatus old = Objects.requireNonNullElse(job.getStatus(), new JobStatus());
    JobStatusBuilder status = new JobStatusBuilder(old);
    List<JobCondition> conditions = new ArrayList<>(old.getConditions());
    boolean quiet = active == 0 && terminating == 0;
    switch (decision.kind()) {
      case RUN -> {
        if (old.getStartTime() == null) {
          status.withStartTime(now);
        }
        if (JobDecision.condition(job, "Suspended").isPresent()) {
          set(conditions, "Suspended", "False", "JobResumed", "Job resumed", now);
        }
      }
      case SUSPEND -> {
        status.withStartTime(null);
        set(conditions, "Suspended", "True", decision.reason(), decision.message(), now);
      }
      case SUCCEED -> {
        String reason = decision.reason();
        set(conditions, "SuccessCriteriaMet", "True", reason, decision.message(), now);
        if (quiet) {
          set(conditions, "Complete", "True", reason, decision.message(), now);
          status.withCompletionTime(now);
        }
      }
      case FAIL -> {
        String reason = decision.reason();
        set(conditions, "FailureTarget", "True", reason, decision.message(), now);
        if (quiet) {
          set(conditions, "Failed", "True", reason, decision.message(), now);
        }
      }
      default -> throw new IllegalStateException("unknown decision " + decision);
    }
    int ready = decision.kind() == JobDecision.Kind.RUN ? (int) pods.ready() : 0;
    int failed = Math.max(pods.counted(), JobPods.orZero(old.getFailed()));
    return status
        .withActive(orAbsent(active))
        .withReady(ready)
        .withSucceeded(orAbsent(pods.succeeded()))
        .withFailed(orAbsent(failed))
        .withTerminating(terminating)
        .withConditions(conditions)
        .build();
  }

  private static Integer orAbsent(int count) {
    return count == 0 ? null : (Integer) count;
  }

  private static void set(
      List<JobCondition> conditions,
      String type,
      String status,
      String reason,
      String message,
      String now) {
    boolean there =
        conditions.stream()
            .anyMatch(one -> one.getType().equals(type) && one.getStatus().equals(status));
    if (there) {
      return;
    }
    conditions.removeIf(one -> one.getType().equals(type));
    conditions.add(
        new JobConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(reason)
            .withMessage(message)
            .withLastProbeTime(now)
            .withLastTransitionTime(now)
            .build());
  }
}
