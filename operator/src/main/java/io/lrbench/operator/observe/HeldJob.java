package io.lrbench.operator.observe;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.lrbench.operator.kube.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Job that its queue does not let start, and has not for a while.
 *
 * @param since when it was suspended
 */
public record HeldJob(Job job, Instant since) {
  /** What is let through at once needs no words, and costs no request. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The one of them that has been held for longest. */
  public static Optional<HeldJob> longest(Collection<Job> jobs, Instant now) {
    return jobs.stream()
        .filter(job -> Labels.isQueued(job.getMetadata().getLabels()))
        .filter(job -> Boolean.TRUE.equals(job.getSpec().getSuspend()))
        .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
        .flatMap(HeldJob::held)
        .filter(held -> held.since.plus(PATIENCE).isBefore(now))
        .min(
            Comparator.comparing(HeldJob::since)
                .thenComparing(held -> held.job.getMetadata().getName()));
  }

  private static Stream<HeldJob> held(Job job) {
    if (job.getStatus() == null || job.getStatus().getConditions() == null) {
      return Stream.empty();
    }
    return job.getStatus().getConditions().stream()
        .filter(condition -> "Suspended".equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(JobCondition::getLastTransitionTime)
        .filter(time -> time != null)
        .map(time -> new HeldJob(job, Instant.parse(time)));
  }

  /**
   * Why it is held.
   *
   * @param workloads statuses of Kueue's Workloads of this Job
   */
  public String reason(List<Map<String, Object>> workloads) {
    Map<String, String> labels = job.getMetadata().getLabels();
    String held = "queue " + Labels.queueName(labels) + " holds Job " + job.getMetadata().getName();
    if (workloads.isEmpty()) {
      return held
          + ", for which Kueue has made no Workload: see that Kueue runs"
          + Labels.priority(labels).map(name -> " and has priority class " + name).orElse("");
    }
    List<?> conditions =
        workloads.get(0).get("conditions") instanceof List<?> all ? all : List.of();
    String preempted = said(conditions, "Preempted", "True").map(why -> ", preempted").orElse("");
    return held
        + preempted
        + said(conditions, "QuotaReserved", "False").map(": "::concat).orElse("");
  }

  private static Optional<String> said(List<?> conditions, String type, String status) {
    return conditions.stream()
        .filter(Map.class::isInstance)
        .map(Map.class::cast)
        .filter(condition -> type.equals(condition.get("type")))
        .filter(condition -> status.equals(condition.get("status")))
        .map(condition -> String.valueOf(condition.get("message")))
        .findFirst();
  }
}
