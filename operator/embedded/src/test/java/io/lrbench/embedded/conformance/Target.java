package io.lrbench.embedded.conformance;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lrbench.embedded.EmbeddedCluster;
import io.lrbench.embedded.Options;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test the API under test; the cluster behind it lives as long as all tests. */
public final class Target implements ParameterResolver {
  private static final String REAL = "LRBENCH_CONFORMANCE_KUBECONFIG";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Api.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Running.class, absent -> Running.start(), Running.class);
    String namespace = "c" + UUID.randomUUID().toString().substring(0, 8);
    KubernetesClient admin = running.client;
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    return new Api(
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(admin.getConfiguration())
                    .withNamespace(namespace)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build(),
        namespace);
  }

  private static final class Running implements AutoCloseable {
    private final Optional<EmbeddedCluster> cluster;
    private final KubernetesClient client;

    private Running(Optional<EmbeddedCluster> cluster, Config config) {
      this.cluster = cluster;
      this.client = new KubernetesClientBuilder().withConfig(config).build();
    }

    static Running start() {
      String kubeconfig = System.getenv(REAL);
      try {
        Running running;
        if (kubeconfig == null) {
          Options options = Options.in(Files.createTempDirectory("conformance"));
          EmbeddedCluster cluster = EmbeddedCluster.start(options);
          running = new Running(Optional.of(cluster), Config.fromKubeconfig(cluster.kubeconfig()));
        } else {
          running = new Running(Optional.empty(), Config.fromKubeconfig(new File(kubeconfig)));
        }
        running.install();
        return running;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void install() throws IOException {
      try (InputStream yaml = Target.class.getResourceAsStream("/widgets.yaml")) {
        CustomResourceDefinition crd =
            client.apiextensions().v1().customResourceDefinitions().load(yaml).item();
        client.resource(crd).forceConflicts().serverSideApply();
        client
            .resource(crd)
            .waitUntilCondition(
                one ->
                    one != null
                        && one.getStatus() != null
                        && one.getStatus().getConditions().stream()
                            .anyMatch(c -> c.getType().equals("Established")),
                30,
                TimeUnit.SECONDS);
      }
    }

    @Override
    public void close() {
      client.close();
      cluster.ifPresent(EmbeddedCluster::close);
    }
  }
}
