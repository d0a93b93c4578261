package io.lrbench.operator.cli;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.fixture.Results.FACTS;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.EmbeddedCluster;
import io.lrbench.embedded.Options;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.kube.ResultsMap;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.KeptResults;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a cluster that holds more policies than a status has rows. */
class ResultsCommandIT {
  private static final int POLICIES = 120;

  @TempDir private Path folder;

  @Test
  void showsEveryRowAndKeepsEveryTrial() throws IOException {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(Options.in(folder.resolve("pods")));
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(cluster.clientConfig()).build()) {
      cluster.installCrds(crd());
      keep(client, client.resource(manifest()).create());
      Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), cluster.kubeconfig());
      StringWriter out = new StringWriter();

      int code =
          LrbenchMain.commandLine()
              .setOut(new PrintWriter(out))
              .execute(
                  "results",
                  "bench",
                  "--kubeconfig",
                  kubeconfig.toString(),
                  "--output",
                  folder.resolve("out").toString());

      assertThat(code).isZero();
      assertThat(out.toString().lines().filter(line -> line.matches(".* p[0-9]+ .*")))
          .hasSize(POLICIES);
      assertThat(Files.readAllLines(folder.resolve("out").resolve("results.csv")))
          .hasSize(1 + POLICIES);
      assertThat(folder.resolve("out").resolve("status.yaml")).exists();
      assertThat(folder.resolve("out").resolve("curves.csv")).doesNotExist();
    }
  }

  @Test
  void saysWhereABenchmarkIsMissing() throws IOException {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(Options.in(folder.resolve("pods")))) {
      cluster.installCrds(crd());
      Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), cluster.kubeconfig());
      StringWriter error = new StringWriter();

      int code =
          LrbenchMain.commandLine()
              .setErr(new PrintWriter(error))
              .execute("results", "none", "-n", "team", "--kubeconfig", kubeconfig.toString());

      assertThat(code).isEqualTo(2);
      assertThat(error.toString())
          .contains("expected a benchmark none in namespace team, found none");
    }
  }

  private static String crd() throws IOException {
    try (var yaml = LRBenchmark.class.getResourceAsStream("lrbenchmarks.lrbench.io-v1.yml")) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static LRBenchmark manifest() {
    BenchmarkFixture fixture = benchmark();
    for (int i = 1; i <= POLICIES; i++) {
      fixture = fixture.policy("p" + i, i / 1000.0);
    }
    LRBenchmark manifest = fixture.build();
    manifest.getMetadata().setUid(null);
    manifest.getMetadata().setGeneration(null);
    return manifest;
  }

  private static void keep(KubernetesClient client, LRBenchmark benchmark) {
    Map<String, KeptPack> packs = new TreeMap<>();
    for (Trial trial : Plan.of(benchmark.getSpec()).trials()) {
      packs.put(
          "job-" + trial.hash(),
          new KeptPack(
              List.of(succeeded(trial.hash(), trial.policy().lrbench().k0())),
              FACTS,
              null,
              false,
              3,
              0,
              1));
    }
    for (ConfigMap map : ResultsMap.with(benchmark, List.of(), KeptResults.entries(packs))) {
      client.resource(map).create();
    }
  }
}
