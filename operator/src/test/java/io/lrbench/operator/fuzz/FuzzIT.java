package io.lrbench.operator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lrbench.embedded.EmbeddedCluster;
import io.lrbench.embedded.Options;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.corpus.BenchmarkApi;
import io.lrbench.operator.corpus.ShippedManifest;
import io.lrbench.operator.fuzz.Mutator.Mutated;
import io.lrbench.operator.fuzz.Verdict.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is written into a manifest is refused with its field or runs; nothing breaks, and the
 * command line, the embedded API and, with {@code -Dlrbench.target=KUBECONFIG}, the real one agree.
 */
@OnBothTargets
class FuzzIT {
  private static final int MANIFESTS = Integer.getInteger("lrbench.fuzz", 2200);
  private static final Path REPORT = Path.of("target/fuzz.md");
  private static final Path DEFINITION = Path.of("../crds/lrbenchmarks.lrbench.io-v1.yml");

  @TempDir Path directory;

  @Test
  void everyManifestIsRefusedOrRuns(Cluster target) throws IOException {
    try (EmbeddedCluster embedded = EmbeddedCluster.start(Options.in(directory));
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(embedded.clientConfig()).build()) {
      List<BenchmarkApi> apis = new ArrayList<>();
      apis.add(new BenchmarkApi(new Cluster(client, "default", false)));
      if (target.isReal()) {
        apis.add(new BenchmarkApi(target));
      }
      Mutator mutator = new Mutator(originals(), schema());
      List<Judged> judged =
          IntStream.range(0, MANIFESTS)
              .parallel()
              .mapToObj(number -> judge(mutator.of(number), apis))
              .toList();
      if ("write".equals(System.getProperty("lrbench.packs"))) {
        PackCorpus.write(judged);
      }
      List<String> problems = judged.stream().flatMap(one -> one.problems().stream()).toList();
      Files.createDirectories(REPORT.getParent());
      Files.writeString(
          REPORT, FuzzReport.of(judged, apis.size()) + "\n" + String.join("\n", problems));

      assertThat(problems).as("see %s", REPORT.toAbsolutePath()).isEmpty();
    }
  }

  private static Judged judge(Mutated manifest, List<BenchmarkApi> apis) {
    List<Verdict> verdicts = new ArrayList<>();
    Optional<JsonNode> stored = Optional.empty();
    for (BenchmarkApi api : apis) {
      Judges.Stored answer = Judges.api(api, manifest.text());
      verdicts.add(answer.verdict());
      stored = Optional.ofNullable(answer.benchmark());
    }
    Optional<Verdict> here = stored.map(benchmark -> Judges.admission(benchmark, true));
    Optional<Verdict> there = stored.map(benchmark -> Judges.admission(benchmark, false));
    boolean runs = here.filter(verdict -> verdict.is(Kind.ACCEPTED)).isPresent();
    return new Judged(
        manifest,
        Judges.commandLine(manifest.text()),
        verdicts,
        here,
        there,
        stored.filter(benchmark -> runs).map(Judges::planning));
  }

  private static List<ObjectNode> originals() throws IOException {
    List<ObjectNode> originals = new ArrayList<>();
    for (ShippedManifest manifest : ShippedManifest.examples()) {
      originals.add((ObjectNode) manifest.json());
    }
    return originals;
  }

  private static JsonNode schema() throws IOException {
    return Json.readYamlDocuments(Files.readString(DEFINITION))
        .get(0)
        .at("/spec/versions/0/schema/openAPIV3Schema");
  }
}
