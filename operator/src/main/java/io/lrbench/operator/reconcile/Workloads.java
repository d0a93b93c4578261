package io.lrbench.operator.reconcile;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.lrbench.operator.observe.HeldJob;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Kueue's Workloads, which alone say why it holds a Job. They are asked for, never relied on. */
final class Workloads {
  private static final Logger LOG = Logger.getLogger(Workloads.class);
  private static final String JOB_UID = "kueue.x-k8s.io/job-uid";

  /** The later releases of Kueue serve both. */
  private static final List<String> VERSIONS = List.of("v1beta2", "v1beta1");

  private Workloads() {}

  /** Why a Job is held; empty where Kueue is not there, or may not be asked. */
  static Optional<String> reason(KubernetesClient client, HeldJob held) {
    for (String version : VERSIONS) {
      try {
        return Optional.of(held.reason(statuses(client, version, held)));
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
          LOG.debugf(e, "Workload of Job %s", held.job().getMetadata().getName());
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static List<Map<String, Object>> statuses(
      KubernetesClient client, String version, HeldJob held) {
    ResourceDefinitionContext kind =
        new ResourceDefinitionContext.Builder()
            .withGroup("kueue.x-k8s.io")
            .withVersion(version)
            .withKind("Workload")
            .withPlural("workloads")
            .withNamespaced(true)
            .build();
    return client
        .genericKubernetesResources(kind)
        .inNamespace(held.job().getMetadata().getNamespace())
        .withLabel(JOB_UID, held.job().getMetadata().getUid())
        .list()
        .getItems()
        .stream()
        .map(Workloads::status)
        .toList();
  }

  @SuppressWarnings("unchecked") // an object of JSON has strings as keys
  private static Map<String, Object> status(GenericKubernetesResource workload) {
    return workload.get("status") instanceof Map<?, ?> status
        ? (Map<String, Object>) status
        : Map.of();
  }
}
