package io.lrbench.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.lrbench.pack.ExitCode;
import io.lrbench.pack.PackResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pods of one Job, one for every try.
 *
 * @param pods oldest first
 */
record SeenPods(List<Pod> pods) {
  private static final String CONTAINER = "trainer";
  private static final int SHOWN = 500;
  private static final Duration SLOW = Duration.ofMinutes(3);

  private static final String MEMORY_ADVICE =
      ", as a container ends that outgrows its memory: raise resources.memory, or lower"
          + " training.batchSize, training.maxLength or, where a pod trains several trials at once,"
          + " execution.trialsPerPod or resources.cpu";
  private static final ObjectMapper JSON = new ObjectMapper();

  SeenPods {
    pods =
        pods.stream()
            .sorted(
                Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                    .thenComparing(pod -> pod.getMetadata().getName()))
            .toList();
  }

  /** What the last pod with an answer said; a message that the kubelet cut off is none. */
  Optional<PackResult> answer() {
    return terminated()
        .map(ContainerStateTerminated::getMessage)
        .filter(message -> message != null)
        .flatMap(message -> parse(message).stream())
        .reduce((earlier, later) -> later);
  }

  /** What a pod said that ended well, where that is no answer. */
  Optional<String> unreadable() {
    return terminated()
        .filter(SeenPods::isGood)
        .map(end -> end.getMessage() == null ? "" : end.getMessage())
        .filter(message -> parse(message).isEmpty())
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
    return pods.stream()
        .filter(SeenPods::hasRunningSidecar)
        .map(pod -> new SeenPods(List.of(pod)))
        .anyMatch(pod -> pod.terminated().anyMatch(SeenPods::isGood));
  }

  private static boolean hasRunningSidecar(Pod pod) {
    return pod.getStatus() != null
        && stream(pod.getStatus().getContainerStatuses())
            .filter(status -> !CONTAINER.equals(status.getName()))
            .anyMatch(
                status -> status.getState() != null && status.getState().getRunning() != null);
  }

  private static boolean isGood(ContainerStateTerminated end) {
    return Integer.valueOf(0).equals(end.getExitCode());
  }

  /** Name of the youngest pod. */
  Optional<String> last() {
    return pods.isEmpty()
        ? Optional.empty()
        : Optional.of(pods.get(pods.size() - 1).getMetadata().getName());
  }

  /** Whether a trainer has ended well: its Job ends a moment later. */
  boolean hasEndedWell() {
    return terminated().anyMatch(SeenPods::isGood);
  }

  boolean isRunning() {
    return states().anyMatch(state -> state.getRunning() != null);
  }

  /** Seconds that trainers ran, up to now where they still do. */
  double seconds(Instant now) {
    return states().mapToDouble(state -> seconds(state, now)).sum();
  }

  /**
   * How the last try ended that has no answer, such as {@code OOMKilled, exit code 137}, and why.
   */
  Optional<String> lastFailure() {
    return failed()
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
    boolean words = message != null && !message.isBlank() && parse(message).isEmpty();
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

  private Stream<ContainerState> states() {
    return pods.stream()
        .filter(pod -> pod.getStatus() != null)
        .flatMap(pod -> stream(pod.getStatus().getContainerStatuses()))
        .filter(status -> CONTAINER.equals(status.getName()))
        .map(ContainerStatus::getState)
        .filter(state -> state != null);
  }

  private Stream<ContainerStateTerminated> terminated() {
    return states().map(ContainerState::getTerminated).filter(end -> end != null);
  }

  private Stream<ContainerStateTerminated> failed() {
    return terminated().filter(end -> end.getExitCode() != null && end.getExitCode() != 0);
  }

  private static <T> Stream<T> stream(List<T> items) {
    return items == null ? Stream.of() : items.stream();
  }

  private static double seconds(ContainerState state, Instant now) {
    ContainerStateTerminated end = state.getTerminated();
    if (end != null && end.getStartedAt() != null && end.getFinishedAt() != null) {
      return between(Instant.parse(end.getStartedAt()), Instant.parse(end.getFinishedAt()));
    }
    return state.getRunning() == null || state.getRunning().getStartedAt() == null
        ? 0
        : between(Instant.parse(state.getRunning().getStartedAt()), now);
  }

  private static double between(Instant start, Instant end) {
    return Math.max(0, Duration.between(start, end).toMillis() / 1000.0);
  }

  private static Optional<PackResult> parse(String message) {
    if (!message.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(message, PackResult.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
