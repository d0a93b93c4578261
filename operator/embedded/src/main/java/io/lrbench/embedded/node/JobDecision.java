package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be done about a Job now.
 *
 * @param kind the way it goes on
 * @param reason why it ends, if it ends
 * @param message the same in words
 * @param missing how many pods to create
 * @param again when to look again, if nothing happens before
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Jobs</a>
 */
record JobDecision(Kind kind, String reason, String message, int missing, Optional<Instant> again) {
  enum Kind {
    RUN,
    SUSPEND,
    SUCCEED,
    FAIL
  }

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(60);

  static JobDecision of(Job job, JobPods pods, Instant now) {
    Optional<JobCondition> target = condition(job, "FailureTarget");
    if (target.isPresent()) {
      return ending(Kind.FAIL, target.get().getReason(), target.get().getMessage());
    }
    if (pods.failJob().isPresent()) {
      return ending(Kind.FAIL, "PodFailurePolicy", pods.failJob().get().message());
    }
    if (pods.counted() > Objects.requireNonNullElse(job.getSpec().getBackoffLimit(), 6)) {
      String words = "Job has reached the specified backoff limit";
      return ending(Kind.FAIL, "BackoffLimitExceeded", words);
    }
    boolean suspended = Boolean.TRUE.equals(job.getSpec().getSuspend());
    Optional<Instant> deadline = suspended ? Optional.empty() : deadline(job);
    if (deadline.isPresent() && !now.isBefore(deadline.get())) {
      String words = "Job was active longer than specified deadline";
      return ending(Kind.FAIL, "DeadlineExceeded", words);
    }
    if (isComplete(job, pods)) {
      String words = "Reached expected number of succeeded pods";
      return ending(Kind.SUCCEED, "CompletionsReached", words);
    }
    if (suspended) {
      return ending(Kind.SUSPEND, "JobSuspended", "Job suspended");
    }
    return run(job, pods, now, deadline);
  }

  private static JobDecision run(Job job, JobPods pods, Instant now, Optional<Instant> deadline) {
    int parallelism = Objects.requireNonNullElse(job.getSpec().getParallelism(), 1);
    Integer completions = job.getSpec().getCompletions();
    int wanted =
        completions == null
            ? (pods.succeeded() > 0 ? 0 : parallelism)
            : Math.min(parallelism, completions - pods.succeeded());
    boolean waitsForLeaving = "Failed".equals(job.getSpec().getPodReplacementPolicy());
    int there = pods.active().size() + (waitsForLeaving ? pods.terminating().size() : 0);
    int missing = Math.max(0, wanted - there);
    Optional<Instant> retry =
        pods.lastFailure().map(last -> last.plus(retryDelay(pods.failed()))).filter(now::isBefore);
    boolean waits = retry.isPresent() && missing > 0;
    Optional<Instant> again = waits ? earlier(retry.get(), deadline) : deadline;
    return new JobDecision(Kind.RUN, "", "", waits ? 0 : missing, again);
  }

  private static Optional<Instant> earlier(Instant a, Optional<Instant> b) {
    return Optional.of(b.filter(a::isAfter).orElse(a));
  }

  /** Doubles with each failure, from one second on. */
  static Duration retryDelay(int failures) {
    Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10));
    return delay.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay;
  }

  private static Optional<Instant> deadline(Job job) {
    Long seconds = job.getSpec().getActiveDeadlineSeconds();
    String start = job.getStatus() == null ? null : job.getStatus().getStartTime();
    return seconds == null || start == null
        ? Optional.empty()
        : Optional.of(Instant.parse(start).plusSeconds(seconds));
  }

  private static boolean isComplete(Job job, JobPods pods) {
    Integer completions = job.getSpec().getCompletions();
    return completions == null
        ? pods.succeeded() > 0 && pods.active().isEmpty()
        : pods.succeeded() >= completions;
  }

  private static JobDecision ending(Kind kind, String reason, String message) {
    return new JobDecision(kind, reason, message, 0, Optional.empty());
  }

  static boolean isFinished(Job job) {
    return condition(job, "Complete").isPresent() || condition(job, "Failed").isPresent();
  }

  static Optional<JobCondition> condition(Job job, String type) {
    if (job.getStatus() == null) {
      return Optional.empty();
    }
    return job.getStatus().getConditions().stream()
        .filter(one -> one.getType().equals(type) && one.getStatus().equals("True"))
        .findFirst();
  }
}
