package io.lrbench.operator.observe;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.lrbench.api.ResourcesSpec;
import io.lrbench.operator.kube.Labels;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one Job and its pods mean. */
record JobReading(Job job, SeenPods pods, Instant now) {
  /** The pod's own report may reach the operator this much later than the Job's. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final PackResult NO_ANSWER =
      new PackResult(PackConfig.VERSION, null, List.of(), null);

  SeenJob seen(boolean isKept) {
    return new SeenJob(
        job.getMetadata().getName(),
        trials(),
        stage(isKept),
        Labels.isQueued(job.getMetadata().getLabels()),
        pods.isRunning() || (end().isEmpty() && pods.hasEndedWell()),
        pods.seconds(now),
        gpus(),
        pods.last(),
        pods.waiting(now),
        pods.lastFailure(),
        end().map(JobCondition::getLastTransitionTime).map(Instant::parse),
        Optional.ofNullable(annotation(Labels.TEMPLATE, null)));
  }

  private SeenJob.Stage stage(boolean isKept) {
    if (isKept || ending().isPresent()) {
      return end().isPresent() ? SeenJob.Stage.ENDED : SeenJob.Stage.HELD;
    }
    Optional<JobCondition> end = end();
    if (end.isPresent()) {
      return isRecent(end.get()) ? SeenJob.Stage.AWAITING : SeenJob.Stage.LOST;
    }
    return Boolean.TRUE.equals(job.getSpec().getSuspend())
        ? SeenJob.Stage.SUSPENDED
        : SeenJob.Stage.ACTIVE;
  }

  /** What is to be kept; empty while the Job runs, or while its pod's answer is on its way. */
  Optional<KeptPack> ending() {
    Optional<JobCondition> end = end();
    Optional<PackResult> answer = pods.answer();
    if (end.isEmpty()) {
      return answer.filter(said -> pods.isHeld() && lack(said) == null).map(this::kept);
    }
    if (end.get().getType().equals("Complete")) {
      return answer.map(this::kept).or(() -> pods.unreadable().map(this::unreadable));
    }
    if (answer.isPresent() && answer.get().error() != null) {
      return Optional.of(kept(answer.get()));
    }
    return isRecent(end.get()) && isPodMissing()
        ? Optional.empty()
        : Optional.of(failed(end.get(), answer.orElse(NO_ANSWER)));
  }

  /** Whether the Job counts a failed pod that is not seen yet, which may have an answer. */
  private boolean isPodMissing() {
    Integer failed = job.getStatus().getFailed();
    return pods.failures() < Math.max(1, failed == null ? 0 : failed);
  }

  private KeptPack kept(PackResult answer) {
    boolean userError = answer.error() != null;
    String error = userError ? answer.error() : lack(answer);
    return KeptPack.of(trials(), answer, error, userError, pods.seconds(now), gpus(), generation());
  }

  /** Which results a trainer owes that ended well; null where it owes none. */
  private String lack(PackResult answer) {
    Set<String> answered =
        answer.trials().stream().map(TrialResult::hash).collect(Collectors.toSet());
    List<String> lacking = trials().stream().filter(hash -> !answered.contains(hash)).toList();
    return lacking.isEmpty()
        ? null
        : "Job " + job.getMetadata().getName() + ": the trainer's answer lacks trials " + lacking;
  }

  /** Training again would end in the same way, and then again. */
  private KeptPack unreadable(String message) {
    String error =
        "Job "
            + job.getMetadata().getName()
            + ": expected the trainer's answer in the termination message, found "
            + message
            + "; check that podTemplate leaves the trainer's image and command alone";
    return KeptPack.of(trials(), NO_ANSWER, error, false, pods.seconds(now), gpus(), generation());
  }

  private KeptPack failed(JobCondition end, PackResult answer) {
    String error =
        "Job "
            + job.getMetadata().getName()
            + " failed: "
            + (end.getMessage() == null ? end.getReason() : end.getMessage())
            + pods.lastFailure().map(last -> " (last: " + last + ")").orElse("");
    if (trials().size() > 1 && pods.outgrewMemory()) {
      return KeptPack.outgrown(
          trials().size(), answer, error, pods.seconds(now), gpus(), generation());
    }
    return KeptPack.of(
        trials(), answer, error, pods.sayUserError(), pods.seconds(now), gpus(), generation());
  }

  private Optional<JobCondition> end() {
    if (job.getStatus() == null || job.getStatus().getConditions() == null) {
      return Optional.empty();
    }
    return job.getStatus().getConditions().stream()
        .filter(condition -> "True".equals(condition.getStatus()))
        .filter(
            condition ->
                condition.getType().equals("Complete") || condition.getType().equals("Failed"))
        .findFirst();
  }

  private boolean isRecent(JobCondition end) {
    return end.getLastTransitionTime() == null
        || Instant.parse(end.getLastTransitionTime()).plus(PATIENCE).isAfter(now);
  }

  long generation() {
    return Long.parseLong(annotation(Labels.GENERATION, "0"));
  }

  private List<String> trials() {
    String trials = annotation(Labels.TRIALS, "");
    return trials.isEmpty() ? List.of() : List.of(trials.split(","));
  }

  private String annotation(String name, String otherwise) {
    Map<String, String> annotations = job.getMetadata().getAnnotations();
    return annotations == null ? otherwise : annotations.getOrDefault(name, otherwise);
  }

  /** Whatever a podTemplate made of what the benchmark asked for. */
  private int gpus() {
    String gpu = annotation(Labels.GPU_RESOURCE, ResourcesSpec.GPU);
    return job.getSpec().getTemplate().getSpec().getContainers().stream()
        .filter(container -> container.getResources() != null)
        .map(container -> container.getResources().getLimits())
        .filter(limits -> limits != null && limits.containsKey(gpu))
        .map(limits -> limits.get(gpu))
        .map(Quantity::getNumericalAmount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .intValue();
  }
}
