package io.lrbench.embedded.target;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URL;
import java.util.concurrent.TimeUnit;

/**
 * The cluster under test.
 *
 * @param client a client of an administrator, its default namespace being the test's
 * @param namespace a new namespace of the test alone
 * @param isReal whether it is a real cluster: then no image runs, its fake nodes only play the pods
 */
public record Cluster(KubernetesClient client, String namespace, boolean isReal) {
  private static final long PATIENCE_SECONDS = 30;

  /** Installs or updates a CustomResourceDefinition and waits until it is served. */
  public void install(URL yaml) {
    CustomResourceDefinition definition =
        client.apiextensions().v1().customResourceDefinitions().load(yaml).item();
    client.resource(definition).forceConflicts().serverSideApply();
    client
        .resource(definition)
        .waitUntilCondition(Cluster::isEstablished, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(one -> one.getType().equals("Established") && one.getStatus().equals("True"));
  }
}
