package io.lrbench.operator.cli.local;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lrbench.embedded.EmbeddedCluster;
import io.lrbench.embedded.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The embedded cluster with the LRBenchmark resource installed and the operator at work. */
public final class LocalCluster implements AutoCloseable {
  private static final String TRAINER_IMAGE = "lrbench-trainer:local";

  private final EmbeddedCluster cluster;
  private final KubernetesClient client;
  private final OperatorThread operator;

  private LocalCluster(EmbeddedCluster cluster, KubernetesClient client, OperatorThread operator) {
    this.cluster = cluster;
    this.client = client;
    this.operator = operator;
  }

  /**
   * Starts API, node and operator.
   *
   * @param files the folder of relative {@code file:} URIs
   * @param folder for logs, pods and trials
   * @param checkpoints of the only benchmark, where they outlive the cluster; empty gives every
   *     benchmark a folder of its own that does not
   * @param port of the API; 0 takes any free one
   * @param defaults variables of trainers where this process's environment has none
   */
  public static LocalCluster start(
      Installation installation,
      Path files,
      RunFolder folder,
      Optional<Path> checkpoints,
      int port,
      Map<String, String> defaults)
      throws IOException {
    Map<String, String> environment = new HashMap<>(defaults);
    environment.putAll(installation.trainerEnvironment(files));
    environment.put("LRBENCH_OUTPUT", folder.trials().toString());
    checkpoints.ifPresent(kept -> environment.put("LRBENCH_CHECKPOINTS", kept.toString()));
    EmbeddedCluster cluster =
        EmbeddedCluster.start(
            Options.in(folder.pods())
                .withPort(port)
                .withSlots(Runtime.getRuntime().availableProcessors())
                .withImages(Map.of(TRAINER_IMAGE, installation.trainerCommand()))
                .withEnvironment(environment));
    cluster.installCrds(
        Files.readString(installation.resourceDefinition(), StandardCharsets.UTF_8));
    configureOperator(cluster.url(), folder, checkpoints.isEmpty());
    return new LocalCluster(
        cluster,
        new KubernetesClientBuilder().withConfig(cluster.clientConfig()).build(),
        OperatorThread.start());
  }

  /** The operator takes its configuration from here; a user's own properties win. */
  private static void configureOperator(String url, RunFolder folder, boolean ownCheckpoints) {
    Map<String, String> properties = new HashMap<>(properties(url, folder));
    if (ownCheckpoints) {
      properties.put("lrbench.checkpoints", folder.checkpoints().toString());
    }
    properties.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }

  private static Map<String, String> properties(String url, RunFolder folder) {
    return Map.ofEntries(
        Map.entry("quarkus.kubernetes-client.api-server-url", url),
        Map.entry("quarkus.operator-sdk.namespaces", "JOSDK_ALL_NAMESPACES"),
        Map.entry("lrbench.trainer.image", TRAINER_IMAGE),
        Map.entry("lrbench.relative-files", "true"),
        Map.entry("lrbench.queues", "false"),
        Map.entry("quarkus.http.host-enabled", "false"),
        Map.entry("quarkus.banner.enabled", "false"),
        Map.entry("quarkus.log.console.enabled", "false"),
        Map.entry("quarkus.log.file.enabled", "true"),
        Map.entry("quarkus.log.file.path", folder.operatorLog().toString()));
  }

  public KubernetesClient client() {
    return client;
  }

  public String url() {
    return cluster.url();
  }

  public String kubeconfig() {
    return cluster.kubeconfig();
  }

  /** Waits until the operator reconciles. */
  public void awaitOperator() throws InterruptedException {
    operator.awaitStart();
  }

  /** What stopped the operator; null while it runs. */
  public Throwable operatorFailure() {
    return operator.failure();
  }

  /** Ends the operator, every pod's processes and the API. */
  @Override
  public void close() {
    operator.close();
    client.close();
    cluster.close();
  }
}
