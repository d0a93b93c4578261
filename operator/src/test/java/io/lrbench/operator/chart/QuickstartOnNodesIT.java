package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.lrbench.api.LRBenchmark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chart, the images and the quickstart where pods really run; several minutes. */
@Tag("nodes")
class QuickstartOnNodesIT {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final long MINUTES = 8;
  private static final String MOUNTED =
      """
        podTemplate:
          spec:
            containers:
            - name: trainer
              volumeMounts:
              - {name: model, mountPath: /quickstart/model, readOnly: true}
              - {name: text, mountPath: /quickstart/text, readOnly: true}
            volumes:
            - {name: model, configMap: {name: model}}
            - {name: text, configMap: {name: text}}
      """;

  private final String namespace = "quickstart-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void ranksTheQuickstartsPoliciesAsOnOnesOwnMachine() throws Exception {
    try (NodesOfACluster cluster = NodesOfACluster.find();
        KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
                .build()) {
      Chart.helm()
          .install()
          .withName("quickstart")
          .withNamespace(namespace)
          .createNamespace()
          .withKubeConfigContents(cluster.kubeconfig())
          .set("scope", "namespace")
          .waitReady()
          .call();
      try {
        JsonNode status = run(client);

        assertThat(status.at("/trials/succeeded").asInt()).isEqualTo(27);
        assertThat(status.path("leaderboard"))
            .extracting(row -> row.path("policy").asText())
            .hasSize(9)
            .startsWith("on-plateau")
            .endsWith("constant-low", "too-high");
      } finally {
        Helm.uninstall("quickstart")
            .withNamespace(namespace)
            .withKubeConfigContents(cluster.kubeconfig())
            .call();
        client.namespaces().withName(namespace).delete();
      }
    }
  }

  private JsonNode run(KubernetesClient client) throws IOException {
    client.resource(folder("model", EXAMPLES.resolve("quickstart/model"))).create();
    client.resource(map("text", List.of(EXAMPLES.resolve("quickstart/logbook.txt")))).create();
    String manifest =
        Files.readString(EXAMPLES.resolve("quickstart.yaml"))
            .replace("file:quickstart/model", "file:/quickstart/model")
            .replace("file:quickstart/logbook.txt", "file:/quickstart/text/logbook.txt");
    Resource<LRBenchmark> benchmark =
        client.resources(LRBenchmark.class).inNamespace(namespace).load(stream(manifest + MOUNTED));
    benchmark.create();
    LRBenchmark ended =
        benchmark.waitUntilCondition(QuickstartOnNodesIT::hasEnded, MINUTES, TimeUnit.MINUTES);
    return new ObjectMapper().valueToTree(ended.getStatus());
  }

  private static boolean hasEnded(LRBenchmark benchmark) {
    return benchmark != null
        && benchmark.getStatus() != null
        && benchmark.getStatus().conditions() != null
        && benchmark.getStatus().conditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Succeeded")
                        && !condition.getStatus().equals("Unknown"));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private ConfigMap folder(String name, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return map(name, files.sorted().toList());
    }
  }

  private ConfigMap map(String name, List<Path> files) throws IOException {
    Map<String, String> bytes = new HashMap<>();
    for (Path file : files) {
      bytes.put(
          file.getFileName().toString(),
          Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    }
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withBinaryData(bytes)
        .build();
  }
}
