package io.lrbench.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.lrbench.pack.PackResult;
import java.util.List;
import java.util.Optional;

/** Reads what pods answered in their termination messages. */
public final class PackAnswers {
  private static final String CONTAINER = "trainer";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PackAnswers() {}

  /** The answer of a pod; empty while it runs, or if it died without one. */
  public static Optional<PackResult> of(Pod pod) {
    return terminated(pod)
        .map(ContainerStateTerminated::getMessage)
        .filter(message -> message.startsWith("{"))
        .flatMap(PackAnswers::parse);
  }

  /** The answers of these pods, those without left out. */
  public static List<PackResult> of(List<Pod> pods) {
    return pods.stream().map(PackAnswers::of).flatMap(Optional::stream).toList();
  }

  static Optional<ContainerStateTerminated> terminated(Pod pod) {
    if (pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null) {
      return Optional.empty();
    }
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(CONTAINER))
        .map(ContainerStatus::getState)
        .filter(state -> state != null && state.getTerminated() != null)
        .map(state -> state.getTerminated())
        .findFirst();
  }

  /** A message cut off by the kubelet is no answer. */
  private static Optional<PackResult> parse(String message) {
    try {
      return Optional.of(JSON.readValue(message, PackResult.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
