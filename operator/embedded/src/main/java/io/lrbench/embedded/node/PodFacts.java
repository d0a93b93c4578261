package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the controllers ask of a pod. */
final class PodFacts {
  private PodFacts() {}

  static String key(HasMetadata object) {
    return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }

  static String uid(HasMetadata object) {
    return object.getMetadata().getUid();
  }

  static boolean isLeaving(HasMetadata object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }

  static String phase(Pod pod) {
    return pod.getStatus() == null || pod.getStatus().getPhase() == null
        ? "Pending"
        : pod.getStatus().getPhase();
  }

  static boolean hasFinished(Pod pod) {
    return List.of("Succeeded", "Failed").contains(phase(pod));
  }

  static Optional<String> controllerUid(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .map(OwnerReference::getUid)
        .findFirst();
  }

  /** When the container ended, if it did. */
  static Optional<Instant> finishedAt(Pod pod) {
    return terminated(pod).map(state -> state.getTerminated().getFinishedAt()).map(Instant::parse);
  }

  static Optional<Integer> exitCode(Pod pod) {
    return terminated(pod).map(state -> state.getTerminated().getExitCode());
  }

  private static Optional<ContainerState> terminated(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .filter(state -> state != null && state.getTerminated() != null)
        .findFirst();
  }
}
