package io.lrbench.embedded.target;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Cluster}; what is behind it lives as long as all tests of the JVM. */
public final class ClusterTarget implements ParameterResolver {
  private static final Namespace STORE = Namespace.create(ClusterTarget.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cluster.class;
  }

  @Override
  public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningTarget running =
        context
            .getRoot()
            .getStore(STORE)
            .computeIfAbsent(
                RunningTarget.class, absent -> RunningTarget.start(), RunningTarget.class);
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    running
        .admin()
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    KubernetesClient client = clientIn(name, running.admin().getConfiguration());
    context.getStore(STORE).put(name, client);
    return new Cluster(client, name, running.isReal());
  }

  private static KubernetesClient clientIn(String namespace, Config admin) {
    Config config =
        new ConfigBuilder(admin).withNamespace(namespace).withRequestRetryBackoffLimit(0).build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
