package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Claims of volumes: nothing here provides any, so that a pod waits for one as on a cluster. */
record Claims(KubernetesClient client) {
  private static final String ONLY_NODE =
      " The only node is this machine; pods there use its folders, and no claims.";

  /** Why the scheduler would not take a pod yet, in its words; empty where it would. */
  Optional<String> missing(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .filter(volume -> volume.getPersistentVolumeClaim() != null)
        .map(volume -> missing(pod, volume))
        .flatMap(Optional::stream)
        .findFirst()
        .map(lack -> "0/1 nodes are available: " + lack + "." + ONLY_NODE);
  }

  private Optional<String> missing(Pod pod, Volume volume) {
    String name = volume.getPersistentVolumeClaim().getClaimName();
    PersistentVolumeClaim claim =
        client
            .persistentVolumeClaims()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(name)
            .get();
    if (claim == null) {
      return Optional.of("persistentvolumeclaim \"" + name + "\" not found");
    }
    boolean bound = claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
    return bound
        ? Optional.empty()
        : Optional.of("pod has unbound immediate PersistentVolumeClaims");
  }
}
