package io.lrbench.operator.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.admit.Admission;
import io.lrbench.operator.admit.Reason;
import io.lrbench.operator.admit.Refusal;
import io.lrbench.operator.corpus.BenchmarkApi;
import io.lrbench.operator.corpus.InvalidManifest;
import io.lrbench.operator.corpus.InvalidManifest.Finder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API refuses what the command line refuses, and leaves to the operator what needs Java. */
@OnBothTargets
class ManifestsAtTheApiIT {
  private static BenchmarkApi api;

  @BeforeAll
  static void install(Cluster cluster) {
    api = new BenchmarkApi(cluster);
  }

  static Stream<InvalidManifest> refusedByTheApi() throws IOException {
    return InvalidManifest.all()
        .filter(one -> one.finder() == Finder.SCHEMA || one.finder() == Finder.STRICT);
  }

  static Stream<InvalidManifest> refusedByTheOperator() throws IOException {
    return InvalidManifest.all()
        .filter(one -> one.finder() == Finder.DATA || one.finder() == Finder.LACKS);
  }

  @ParameterizedTest
  @MethodSource("refusedByTheApi")
  void theApiRefusesItAndNamesTheField(InvalidManifest manifest) throws IOException {
    BenchmarkApi.Answer answer = api.create(YamlDocument.of(manifest.yaml()).root());

    assertThat(answer.code())
        .as(answer.body().toString())
        .isEqualTo(manifest.finder() == Finder.SCHEMA ? 422 : 400);
    assertThat(answer.body().path("message").asText()).contains(manifest.fragments().get(0));
  }

  @ParameterizedTest
  @MethodSource("refusedByTheOperator")
  void theOperatorRefusesWhatTheApiCannotSee(InvalidManifest manifest) throws IOException {
    BenchmarkApi.Answer answer = api.create(YamlDocument.of(manifest.yaml()).root());

    assertThat(answer.code()).as(answer.body().toString()).isEqualTo(201);
    Optional<Refusal> refusal =
        Admission.of(
            new ObjectMapper().treeToValue(answer.body(), LRBenchmark.class).getSpec(), true);
    assertThat(refusal.map(Refusal::reason))
        .contains(manifest.finder() == Finder.DATA ? Reason.INVALID_SPEC : Reason.NOT_SUPPORTED);
    assertThat(refusal.orElseThrow().message()).contains(manifest.fragments());
  }

  @Test
  void theApiTakesTheReferenceManifests() throws IOException {
    Path folder = Path.of("../../shared/reference/manifests");
    Assumptions.assumeTrue(Files.isDirectory(folder), "needs " + folder + ", which is absent");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        BenchmarkApi.Answer answer = api.create(YamlDocument.of(Files.readString(file)).root());

        assertThat(answer.code()).as(file + ": " + answer.body()).isEqualTo(201);
      }
    }
  }
}
