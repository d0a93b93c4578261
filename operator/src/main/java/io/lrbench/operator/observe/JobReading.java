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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one Job and its pods mean.
 *
 * @param kept what is kept already, by Job, or by Job and pod
 */
record JobReading(Job job, SeenPods pods, Map<String, KeptPack> kept, Instant now) {
  /** The pod's own report may reach the operator this much later than the Job's. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final PackResult NO_ANSWER =
      new PackResult(PackConfig.VERSION, null, List.of(), null);

  SeenJob seen(boolean isKept) {
    return new SeenJob(
        name(),
        trials(),
        stage(isKept),
        Labels.isQueued(job.getMetadata().getLabels()),
        pods.isRunning(now) || (end().isEmpty() && pods.hasEndedWell()),
        times().untold(),
        gpus(),
        pods.seconds(now),
        pods.waiting(now),
        pods.retriedFailure(),
        end().map(JobCondition::getLastTransitionTime).map(Instant::parse),
        made());
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

  /**
   * What is to be kept: the pack under the Job's name, or what its pods had finished by then.
   *
   * @param earlier what is kept of an earlier Job of this name
   */
  Map<String, KeptPack> told(Optional<KeptPack> earlier) {
    return ending()
        .map(pack -> earlier.map(pack::after).orElse(pack))
        .map(this::withTimes)
        .orElseGet(this::stopped);
  }

  /** The pack's; empty while the Job runs, or while its pod's answer is on its way. */
  private Optional<KeptPack> ending() {
    Optional<JobCondition> end = end();
    Optional<PackResult> answer = pods.answer();
    if (end.isEmpty()) {
      return answer.filter(said -> pods.isHeld() && lack(said) == null).map(this::kept);
    }
    if (end.get().getType().equals("Complete")) {
      return pods.goodAnswer().map(this::kept).or(() -> pods.unreadable().map(this::unreadable));
    }
    if (answer.isPresent() && answer.get().error() != null) {
      return Optional.of(kept(answer.get()));
    }
    return isRecent(end.get()) && isPodMissing()
        ? Optional.empty()
        : Optional.of(failed(end.get()));
  }

  /**
   * What pods took, and had finished, that were stopped before their pack had ended, by Job and
   * pod; nobody can tell any more once they are gone. Empty where the pack's own answer is on its
   * way.
   */
  private Map<String, KeptPack> stopped() {
    Map<String, KeptPack> stopped = new TreeMap<>();
    if (end().filter(this::isRecent).isPresent()) {
      return stopped;
    }
    for (SeenPod pod : pods.each().filter(SeenPod::isStopped).toList()) {
      String key = KeptPack.key(name(), pod.name());
      PackResult answer = pod.answer().orElse(NO_ANSWER);
      List<TrialResult> ours =
          answer.trials().stream().filter(result -> trials().contains(result.hash())).toList();
      KeptPack before = kept.get(key);
      if (before == null || (before.trials().isEmpty() && !ours.isEmpty())) {
        stopped.put(
            key, KeptPack.stopped(ours, answer.facts(), pod.seconds(now), gpus(), generation()));
      } else if (before.podSeconds() < pod.seconds(now)) {
        stopped.put(key, before.lasting(pod.seconds(now)));
      }
    }
    return stopped;
  }

  private Made made() {
    String at = job.getMetadata().getCreationTimestamp();
    return new Made(
        Optional.ofNullable(annotation(Labels.TEMPLATE, null)),
        generation(),
        at == null ? now : Instant.parse(at));
  }

  /** The pack's entry, and those of its pods up to their ends: no later look finds them longer. */
  private Map<String, KeptPack> withTimes(KeptPack pack) {
    Map<String, KeptPack> entries = new TreeMap<>(times().longer());
    entries.put(name(), pack);
    return entries;
  }

  private PodTimes times() {
    return new PodTimes(name(), pods.seconds(now), kept);
  }

  private String name() {
    return job.getMetadata().getName();
  }

  /** Whether the Job counts a failed pod that is not seen yet, which may have an answer. */
  private boolean isPodMissing() {
    Integer failed = job.getStatus().getFailed();
    return pods.failures() < Math.max(1, failed == null ? 0 : failed);
  }

  private KeptPack kept(PackResult answer) {
    boolean userError = answer.error() != null;
    String error = userError ? answer.error() : lack(answer);
    return KeptPack.of(trials(), answer, error, userError, times().own(), gpus(), generation());
  }

  /** Which results a trainer owes that ended well; null where it owes none. */
  private String lack(PackResult answer) {
    Set<String> answered =
        answer.trials().stream().map(TrialResult::hash).collect(Collectors.toSet());
    List<String> lacking = trials().stream().filter(hash -> !answered.contains(hash)).toList();
    return lacking.isEmpty()
        ? null
        : "Job " + name() + ": the trainer's answer lacks trials " + lacking;
  }

  /** Training again would end in the same way, and then again. */
  private KeptPack unreadable(String message) {
    String error =
        "Job "
            + name()
            + ": expected the trainer's answer in the termination message, found "
            + message
            + "; check that podTemplate leaves the trainer's image and command alone";
    return KeptPack.of(trials(), NO_ANSWER, error, false, times().own(), gpus(), generation());
  }

  private KeptPack failed(JobCondition end) {
    PackResult answer = pods.together();
    String error =
        "Job "
            + name()
            + " failed: "
            + (end.getMessage() == null ? end.getReason() : end.getMessage())
            + pods.lastFailure().map(last -> " (last: " + last + ")").orElse("");
    if (trials().size() > 1 && pods.outgrewMemory()) {
      return KeptPack.outgrown(trials().size(), answer, error, times().own(), gpus(), generation());
    }
    return KeptPack.of(
        trials(), answer, error, pods.sayUserError(), times().own(), gpus(), generation());
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
