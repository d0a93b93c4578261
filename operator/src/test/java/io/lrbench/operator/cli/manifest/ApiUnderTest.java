package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.lrbench.embedded.EmbeddedCluster;
import io.lrbench.embedded.Options;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A Kubernetes API with our definition: the embedded one, or the real one that is named. */
final class ApiUnderTest implements AutoCloseable {
  private static final String REAL = "LRBENCH_CONFORMANCE_KUBECONFIG";
  private static final Path DEFINITION = Path.of("../crds/lrbenchmarks.lrbench.io-v1.yml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<EmbeddedCluster> cluster;
  private final KubernetesClient client;
  private final String namespace = "c" + UUID.randomUUID().toString().substring(0, 8);

  private ApiUnderTest(Optional<EmbeddedCluster> cluster, Config config) {
    this.cluster = cluster;
    this.client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build())
            .build();
  }

  /** What came back. */
  record Answer(int code, JsonNode body) {}

  static ApiUnderTest start() throws IOException {
    String kubeconfig = System.getenv(REAL);
    ApiUnderTest api;
    if (kubeconfig == null) {
      EmbeddedCluster cluster =
          EmbeddedCluster.start(Options.in(Files.createTempDirectory("manifests")));
      api = new ApiUnderTest(Optional.of(cluster), cluster.clientConfig());
    } else {
      api = new ApiUnderTest(Optional.empty(), Config.fromKubeconfig(new File(kubeconfig)));
    }
    api.install();
    return api;
  }

  private void install() throws IOException {
    CustomResourceDefinition definition =
        client.apiextensions().v1().customResourceDefinitions().load(DEFINITION.toFile()).item();
    client.resource(definition).forceConflicts().serverSideApply();
    client
        .resource(definition)
        .waitUntilCondition(
            one ->
                one != null
                    && one.getStatus() != null
                    && one.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")),
            30,
            TimeUnit.SECONDS);
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  /** Creates a benchmark, nothing being stored, as strictly as kubectl does. */
  Answer create(JsonNode manifest) throws IOException {
    String master = client.getConfiguration().getMasterUrl().replaceAll("/$", "");
    HttpResponse<byte[]> response =
        client
            .getHttpClient()
            .sendAsync(
                client
                    .getHttpClient()
                    .newHttpRequestBuilder()
                    .uri(
                        master
                            + "/apis/lrbench.io/v1alpha1/namespaces/"
                            + namespace
                            + "/lrbenchmarks?fieldValidation=Strict&dryRun=All")
                    .method("POST", "application/json", manifest.toString())
                    .build(),
                byte[].class)
            .join();
    return new Answer(
        response.code(), JSON.readTree(new String(response.body(), StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    client.namespaces().withName(namespace).delete();
    client.close();
    cluster.ifPresent(EmbeddedCluster::close);
  }
}
