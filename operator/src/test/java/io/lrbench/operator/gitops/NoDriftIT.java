package io.lrbench.operator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.corpus.BenchmarkApi;
import io.lrbench.operator.corpus.ShippedManifest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is applied again is left as it is, whatever the operator wrote meanwhile. */
@OnBothTargets
class NoDriftIT {
  private static final String RUNNING = "running";

  private final BenchmarkApi api;

  NoDriftIT(Cluster cluster) {
    this.api = new BenchmarkApi(cluster);
  }

  static List<ShippedManifest> manifests() throws IOException {
    return ShippedManifest.all();
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void clientSideApplyChangesNothingTheSecondTime(ShippedManifest manifest) throws IOException {
    JsonNode written = manifest.sent();
    ok(api.store(written), 201);
    JsonNode told = status(written);

    assertThat(ok(api.merge(written), 200)).isEqualTo(told);
    assertThat(generation(told)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void serverSideApplyChangesNothingTheSecondTime(ShippedManifest manifest) throws IOException {
    JsonNode written = manifest.sent();
    ok(api.apply(written, "git"), 201);
    JsonNode told = status(written);

    assertThat(ok(api.apply(written, "git"), 200)).isEqualTo(told);
    assertThat(generation(told)).isEqualTo(1);
  }

  /** The first write after the creation may store the status' default, and is the only one. */
  @ParameterizedTest
  @MethodSource("manifests")
  void keepsItsGenerationWhileNoOperatorHasSeenIt(ShippedManifest manifest) throws IOException {
    JsonNode written = manifest.sent();
    JsonNode created = ok(api.apply(written, "git"), 201);

    JsonNode again = ok(api.apply(written, "git"), 200);

    assertThat(again.path("spec")).isEqualTo(created.path("spec"));
    assertThat(generation(again)).isEqualTo(1);
    assertThat(ok(api.apply(written, "git"), 200)).isEqualTo(again);
  }

  /** As a GitOps tool does that takes over what somebody created by hand. */
  @ParameterizedTest
  @MethodSource("manifests")
  void anotherManagerOfTheSameMeetsNoConflict(ShippedManifest manifest) throws IOException {
    JsonNode written = manifest.sent();
    JsonNode created = ok(api.store(written), 201);

    JsonNode taken = ok(api.apply(written, "git"), 200);

    assertThat(generation(taken)).isEqualTo(1);
    assertThat(taken.path("spec")).isEqualTo(created.path("spec"));
  }

  /** Before the operator has seen it, kstatus must not take it for ended. */
  @ParameterizedTest
  @MethodSource("manifests")
  void isInProgressFromTheFirstMoment(ShippedManifest manifest) throws IOException {
    JsonNode created = ok(api.store(manifest.sent()), 201);

    assertThat(created.at("/status/observedGeneration").asLong()).isEqualTo(-1);
  }

  /** As the operator writes it soon after the creation. */
  private JsonNode status(JsonNode written) throws IOException {
    return ok(api.mergeStatus(Recorded.withStatus(written, RUNNING)), 200);
  }

  private static JsonNode ok(BenchmarkApi.Answer answer, int code) {
    assertThat(answer.code()).as(answer.message()).isEqualTo(code);
    return answer.body();
  }

  private static long generation(JsonNode object) {
    return object.at("/metadata/generation").asLong();
  }
}
