package io.lrbench.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.lrbench.pack.ExitCode;
import io.lrbench.pack.PackResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** One pod, of which the trainer's container counts. */
record SeenPod(Pod pod) {
  private static final String CONTAINER = "trainer";

  /** A kubelet that lives reports the end of a deleted pod this soon after its last moment. */
  private static final Duration REPORT = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  String name() {
    return pod.getMetadata().getName();
  }

  Optional<ContainerState> state() {
    return containers()
        .filter(status -> CONTAINER.equals(status.getName()))
        .map(ContainerStatus::getState)
        .filter(state -> state != null)
        .findFirst();
  }

  /** How its trainer ended, if it did. */
  Optional<ContainerStateTerminated> end() {
    return state().map(ContainerState::getTerminated);
  }

  boolean hasRunningSidecar() {
    return containers()
        .filter(status -> !CONTAINER.equals(status.getName()))
        .anyMatch(status -> status.getState() != null && status.getState().getRunning() != null);
  }

  /**
   * Whether its trainer runs; of a pod that was to be gone by now, on a lost node, nobody knows.
   */
  boolean isRunning(Instant now) {
    String deleted = pod.getMetadata().getDeletionTimestamp();
    boolean overdue = deleted != null && Instant.parse(deleted).plus(REPORT).isBefore(now);
    return !overdue && state().filter(state -> state.getRunning() != null).isPresent();
  }

  /** Whether its trainer was asked to end before it had ended, which is nobody's failure. */
  boolean isStopped() {
    int code = end().map(ContainerStateTerminated::getExitCode).orElse(ExitCode.DONE);
    return code == ExitCode.STOPPED || (code != ExitCode.DONE && isDisrupted());
  }

  private boolean isDisrupted() {
    return pod.getStatus().getConditions() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    "DisruptionTarget".equals(condition.getType())
                        && "True".equals(condition.getStatus()));
  }

  /** What it said at its end; a message that the kubelet cut off is none. */
  Optional<PackResult> answer() {
    return end().map(ContainerStateTerminated::getMessage).flatMap(SeenPod::parse);
  }

  /** What a trainer's message answers; empty where it is another text. */
  static Optional<PackResult> parse(String message) {
    if (message == null || !message.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(message, PackResult.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Seconds that its trainer ran, up to now where it still does. */
  double seconds(Instant now) {
    return state().map(state -> seconds(state, now)).orElse(0.0);
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

  private Stream<ContainerStatus> containers() {
    return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
        ? Stream.of()
        : pod.getStatus().getContainerStatuses().stream();
  }
}
