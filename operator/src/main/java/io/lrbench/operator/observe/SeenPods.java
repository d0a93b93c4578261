package io.lrbench.operator.observe;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.lrbench.pack.ExitCode;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pods of one Job, one for every try.
 *
 * @param pods oldest first
 */
record SeenPods(List<Pod> pods) {
  private static final int SHOWN = 500;
  private static final Duration SLOW = Duration.ofMinutes(3);

  private static final String MEMORY_ADVICE =
      ", as a container ends that outgrows its memory: raise resources.memory, or lower"
          + " training.batchSize, training.maxLength or, where a pod trains several trials at once,"
          + " execution.trialsPerPod or resources.cpu";

  SeenPods {
    pods =
        pods.stream()
            .sorted(
                Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                    .thenComparing(pod -> pod.getMetadata().getName()))
            .toList();
  }

  /** What the last pod with an answer said. */
  Optional<PackResult> answer() {
    return each().flatMap(pod -> pod.answer().stream()).reduce((earlier, later) -> later);
  }

  /** What a pod said that ended well. */
  Optional<PackResult> goodAnswer() {
    return each()
        .filter(pod -> pod.end().filter(SeenPods::isGood).isPresent())
        .flatMap(pod -> pod.answer().stream())
        .reduce((earlier, later) -> later);
  }

  /** Trials that ended in any of them; of those that ended in several the last. */
  PackResult together() {
    Map<String, TrialResult> trials = new LinkedHashMap<>();
    PackFacts facts = null;
    for (PackResult answer : each().flatMap(pod -> pod.answer().stream()).toList()) {
      answer.trials().forEach(trial -> trials.put(trial.hash(), trial));
      facts = answer.facts() == null ? facts : answer.facts();
    }
    return new PackResult(PackConfig.VERSION, facts, List.copyOf(trials.values()), null);
  }

  /** What a pod said that ended well, where that is no answer. */
  Optional<String> unreadable() {
    return terminated()
        .filter(SeenPods::isGood)
        .map(end -> end.getMessage() == null ? "" : end.getMessage())
        .filter(message -> SeenPod.parse(message).isEmpty())
        .map(message -> message.isEmpty() ? "nothing" : shortened(message))
        .reduce((earlier, later) -> later);
  }

  private static String shortened(String message) {
    return message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…";
  }

  /** Whether the last try blamed the user by its exit code, if not in words. */
  boolean sayUserError() {
    return failed()
        .reduce((earlier, later) -> later)
        .map(end -> end.getExitCode() == ExitCode.USER_ERROR)
        .orElse(false);
  }

  /** Whether the last try ended as the kernel ends a container that has too little memory. */
  boolean outgrewMemory() {
    return failed()
        .reduce((earlier, later) -> later)
        .map(end -> end.getExitCode() == ExitCode.OUT_OF_MEMORY)
        .orElse(false);
  }

  /** How many tries failed. */
  long failures() {
    return failed().count();
  }

  /**
   * Whether a trainer has ended well, but another container keeps its pod. A pod runs for a moment
   * longer than its last container.
   */
  boolean isHeld() {
    return each()
        .filter(SeenPod::hasRunningSidecar)
        .anyMatch(pod -> pod.end().filter(SeenPods::isGood).isPresent());
  }

  private static boolean isGood(ContainerStateTerminated end) {
    return Integer.valueOf(0).equals(end.getExitCode());
  }

  boolean isRunning(Instant now) {
    return each().anyMatch(pod -> pod.isRunning(now));
  }

  /** Whether a trainer has ended well: its Job ends a moment later. */
  boolean hasEndedWell() {
    return terminated().anyMatch(SeenPods::isGood);
  }

  /** Seconds that the trainer of each ran, by pod; up to now where it still does. */
  Map<String, Double> seconds(Instant now) {
    Map<String, Double> seconds = new TreeMap<>();
    each().forEach(pod -> seconds.put(pod.name(), pod.seconds(now)));
    return seconds;
  }

  /**
   * How the last try ended that has no answer, such as {@code OOMKilled, exit code 137}, and why.
   */
  Optional<String> lastFailure() {
    return failure(each());
  }

  /** The same of the last try that another one has followed. */
  Optional<String> retriedFailure() {
    Stream<SeenPod> followed = each().limit(Math.max(0, pods.size() - 1));
    return failure(followed);
  }

  private static Optional<String> failure(Stream<SeenPod> tries) {
    return failed(tries)
        .map(
            end ->
                (end.getReason() == null ? "Error" : end.getReason())
                    + ", exit code "
                    + end.getExitCode()
                    + reason(end))
        .reduce((earlier, later) -> later);
  }

  /** A trainer's own words where it has no answer; the kernel leaves it none. */
  private static String reason(ContainerStateTerminated end) {
    String message = end.getMessage();
    boolean words = message != null && !message.isBlank() && SeenPod.parse(message).isEmpty();
    if (words) {
      return ": " + shortened(message.strip());
    }
    return end.getExitCode() == ExitCode.OUT_OF_MEMORY ? MEMORY_ADVICE : "";
  }

  /**
   * Why a pod does not start: no node takes it, its image or Secret is not to be had, or it takes
   * long.
   */
  Optional<String> waiting(Instant now) {
    Stream<String> unscheduled =
        pods.stream()
            .filter(pod -> pod.getStatus() != null)
            .flatMap(pod -> stream(pod.getStatus().getConditions()))
            .filter(condition -> "PodScheduled".equals(condition.getType()))
            .filter(condition -> "False".equals(condition.getStatus()))
            .map(PodCondition::getMessage);
    Stream<String> unstarted =
        states()
            .map(ContainerState::getWaiting)
            .filter(waiting -> waiting != null && waiting.getMessage() != null)
            .map(waiting -> waiting.getReason() + ": " + waiting.getMessage());
    Stream<String> slow = pods.stream().filter(pod -> isSlow(pod, now)).map(SeenPods::slow);
    return Stream.of(unscheduled, unstarted, slow)
        .flatMap(messages -> messages)
        .filter(message -> message != null)
        .findFirst();
  }

  /** Whether a node has had it for long, and no container has begun; only Events say why. */
  private static boolean isSlow(Pod pod, Instant now) {
    return pod.getStatus() != null
        && "Pending".equals(pod.getStatus().getPhase())
        && pod.getStatus().getStartTime() != null
        && Instant.parse(pod.getStatus().getStartTime()).plus(SLOW).isBefore(now);
  }

  private static String slow(Pod pod) {
    String name = pod.getMetadata().getName();
    return name
        + " has not started for "
        + SLOW.toMinutes()
        + " minutes, as where a large image is pulled or a volume cannot be mounted; kubectl"
        + " describe pod "
        + name
        + " says why";
  }

  Stream<SeenPod> each() {
    return pods.stream().map(SeenPod::new);
  }

  private Stream<ContainerState> states() {
    return each().flatMap(pod -> pod.state().stream());
  }

  private Stream<ContainerStateTerminated> terminated() {
    return each().flatMap(pod -> pod.end().stream());
  }

  private Stream<ContainerStateTerminated> failed() {
    return failed(each());
  }

  /** What was stopped has not failed: the Job does not count it either. */
  private static Stream<ContainerStateTerminated> failed(Stream<SeenPod> tries) {
    return tries
        .filter(pod -> !pod.isStopped())
        .flatMap(pod -> pod.end().stream())
        .filter(end -> end.getExitCode() != null && end.getExitCode() != ExitCode.DONE);
  }

  private static <T> Stream<T> stream(List<T> items) {
    return items == null ? Stream.of() : items.stream();
  }
}
