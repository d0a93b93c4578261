package io.lrbench.embedded.target;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lrbench.embedded.EmbeddedCluster;
import io.lrbench.embedded.Options;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** What the tests of one JVM talk to: an embedded cluster of their own, or a cluster that runs. */
final class RunningTarget implements AutoCloseable {
  /** A kubeconfig, or {@code embedded}, which is also meant by nothing. */
  private static final String PROPERTY = "lrbench.target";

  private static final String EMBEDDED = "embedded";
  private static final int PODS_AT_ONCE = 8;

  private final Optional<EmbeddedCluster> embedded;
  private final KubernetesClient admin;

  private RunningTarget(Optional<EmbeddedCluster> embedded, Config config) {
    this.embedded = embedded;
    this.admin = new KubernetesClientBuilder().withConfig(config).build();
  }

  static RunningTarget start() {
    String target = System.getProperty(PROPERTY, EMBEDDED);
    try {
      return target.equals(EMBEDDED) ? startEmbedded() : real(new File(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunningTarget startEmbedded() throws IOException {
    EmbeddedCluster cluster =
        EmbeddedCluster.start(
            Options.in(Files.createTempDirectory("lrbench-pods")).withSlots(PODS_AT_ONCE));
    return new RunningTarget(Optional.of(cluster), cluster.clientConfig());
  }

  private static RunningTarget real(File kubeconfig) throws IOException {
    if (!kubeconfig.isFile()) {
      throw new IllegalArgumentException(
          "-D%s: expected \"%s\" or the path of a kubeconfig, found \"%s\""
              .formatted(PROPERTY, EMBEDDED, kubeconfig));
    }
    return new RunningTarget(Optional.empty(), Config.fromKubeconfig(kubeconfig));
  }

  boolean isReal() {
    return embedded.isEmpty();
  }

  KubernetesClient admin() {
    return admin;
  }

  @Override
  public void close() {
    admin.close();
    embedded.ifPresent(EmbeddedCluster::close);
  }
}
