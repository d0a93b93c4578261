package io.lrbench.embedded;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lrbench.embedded.http.ApiServer;
import io.lrbench.embedded.http.PodLogs;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.node.LocalNode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A Kubernetes API and one node in this process; its state and its pods end with it. */
public final class EmbeddedCluster implements AutoCloseable {
  private static final int MANY_REQUESTS = 512;

  private final ApiServer server;
  private final KubernetesClient client;
  private final LocalNode node;

  private EmbeddedCluster(ApiServer server, KubernetesClient client, LocalNode node) {
    this.server = server;
    this.client = client;
    this.node = node;
  }

  /** Starts the API, then the node. */
  public static EmbeddedCluster start(Options options) {
    AtomicReference<LocalNode> started = new AtomicReference<>();
    PodLogs logs = uid -> Optional.ofNullable(started.get()).flatMap(node -> node.logFile(uid));
    ApiServer server = ApiServer.start(options.port(), logs);
    KubernetesClient client =
        new KubernetesClientBuilder().withConfig(config(server.port())).build();
    LocalNode node = LocalNode.start(options.node(), client);
    started.set(node);
    return new EmbeddedCluster(server, client, node);
  }

  public int port() {
    return server.port();
  }

  public String url() {
    return url(server.port());
  }

  /** A configuration for the client library. */
  public Config clientConfig() {
    return config(server.port());
  }

  /** A kubeconfig file for kubectl. */
  public String kubeconfig() {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: lrbench
          cluster: {server: "%s"}
        users:
        - name: lrbench
          user: {}
        contexts:
        - name: lrbench
          context: {cluster: lrbench, user: lrbench, namespace: default}
        current-context: lrbench
        """
        .formatted(url());
  }

  /** Installs every CustomResourceDefinition of a YAML text. */
  public void installCrds(String yaml) {
    Json.readYamlDocuments(yaml).forEach(server::install);
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static Config config(int port) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(url(port))
        .withNamespace("default")
        .withMaxConcurrentRequests(MANY_REQUESTS)
        .withMaxConcurrentRequestsPerHost(MANY_REQUESTS)
        .withHttp2Disable(true)
        .build();
  }

  /** Ends every pod's processes, then the API. */
  @Override
  public void close() {
    node.close();
    client.close();
    server.close();
  }
}
