package io.lrbench.operator.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.api.LRBenchmark;
import io.lrbench.api.Length;
import io.lrbench.operator.admit.Admission;
import io.lrbench.operator.admit.Reason;
import io.lrbench.operator.admit.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
  private static final Path REFERENCE = Path.of("../../shared/reference/manifests");
  private static final String SMALL =
      """
      apiVersion: lrbench.io/v1alpha1
      kind: LRBenchmark
      metadata: {name: small, labels: {kueue.x-k8s.io/queue-name: gpu}}
      spec:
        model: {builtin: mlp}
        dataset: &data {uri: file:data, format: idx}
        training: {method: full, updates: 100, lora: null}
        policies:
        - {name: a, lrbench: {type: STEP, k0: 1e-3, gamma: 0.5, l: 1ep}}
        - {name: b, floor: ~, lrbench: {type: FIX, k0: 1}}
        seeds: [1]
        evaluation: {dataset: *data}
      """;

  @Test
  void setsTheDefaultsThatTheApiSets() {
    LRBenchmark benchmark = ManifestReader.read(SMALL);

    assertThat(benchmark.getSpec().training().batchSize()).isEqualTo(8);
    assertThat(benchmark.getSpec().training().optimizer().betas()).containsExactly(0.9, 0.999);
    assertThat(benchmark.getSpec().evaluation().every()).isEqualTo(Length.of("10%"));
    assertThat(benchmark.getSpec().execution().retries()).isEqualTo(3);
    assertThat(benchmark.getSpec().resources().gpus()).isEqualTo(1);
  }

  @Test
  void readsYaml12WithAnchorsExponentsAndNulls() {
    LRBenchmark benchmark = ManifestReader.read(SMALL);

    assertThat(benchmark.getSpec().policies().get(0).lrbench().k0()).isEqualTo(0.001);
    assertThat(benchmark.getSpec().policies().get(0).lrbench().l()).isEqualTo(Length.of("1ep"));
    assertThat(benchmark.getSpec().policies().get(1).floor()).isNull();
    assertThat(benchmark.getSpec().training().lora()).isNull();
    assertThat(benchmark.getSpec().evaluation().dataset().uri()).isEqualTo("file:data");
    assertThat(benchmark.getMetadata().getLabels()).containsKey("kueue.x-k8s.io/queue-name");
  }

  @Test
  void reportsEveryProblemWithItsLine() {
    String wrong =
        SMALL.replace("updates: 100", "updates: ten").replace("seeds: [1]", "seeds: [x]");

    assertThatThrownBy(() -> ManifestReader.read(wrong))
        .hasMessageContaining("line 7: spec.training.updates: found \"ten\"")
        .hasMessageContaining("line 11: spec.seeds[0]: found \"x\"");
  }

  @Test
  void takesEveryExample() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples"))) {
      List<Path> manifests =
          files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertThat(manifests).isNotEmpty();
      for (Path file : manifests) {
        assertThat(ManifestReader.read(Files.readString(file)).getSpec())
            .as("%s", file)
            .isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all-policies.yaml",
        "fashion-cnn.yaml",
        "shakespeare-lora.yaml",
        "eft-lr-llama2.yaml"
      })
  void takesTheReferenceManifests(String name) throws IOException {
    Path file = REFERENCE.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "needs " + file + ", which is absent");

    LRBenchmark benchmark = ManifestReader.read(Files.readString(file));

    assertThat(Admission.of(benchmark.getSpec(), true)).isEmpty();
  }

  @Test
  void onAClusterRelativeFilesAreRefused() {
    Optional<Refusal> refusal = Admission.of(ManifestReader.read(SMALL).getSpec(), false);

    assertThat(refusal.map(Refusal::reason)).contains(Reason.INVALID_SPEC);
    assertThat(refusal.orElseThrow().message())
        .contains(
            "spec.dataset.uri: found file:data; on a cluster, write an absolute path mounted through podTemplate");
    String absolute = SMALL.replace("file:data", "file:///data");
    assertThat(Admission.of(ManifestReader.read(absolute).getSpec(), false).map(Refusal::reason))
        .contains(Reason.NOT_SUPPORTED);
  }
}
