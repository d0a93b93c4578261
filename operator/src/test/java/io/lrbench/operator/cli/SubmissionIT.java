package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test writes the statuses that an operator would. */
@OnBothTargets
class SubmissionIT {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private Submission submission;

  SubmissionIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    cluster.install(LRBenchmark.class.getResource("lrbenchmarks.lrbench.io-v1.yml"));
    Path file = folder.resolve("tiny.yaml");
    Files.writeString(
        file,
        """
        apiVersion: lrbench.io/v1alpha1
        kind: LRBenchmark
        metadata: {name: tiny}
        spec:
          model: {builtin: mlp}
          dataset: {uri: "file:/data", format: idx}
          training: {method: full, updates: 10}
          policies: [{name: constant, lrbench: {type: FIX, k0: 0.1}}]
          seeds: [1]
        """);
    submission =
        new Submission(cluster.client(), Manifest.read(file), cluster.namespace(), said::add);
    submission.create();
  }

  @Test
  void endsAsTheOperatorSaysAndTellsEachThingOnce() throws InterruptedException {
    Thread operator =
        new Thread(
            () -> {
              say("Unknown", "Running", "0 of 1 trials finished");
              awaitSaid(1);
              say("True", "AllTrialsFinished", "1 of 1 trials finished");
            });
    operator.start();

    Ending ending = submission.await(PATIENCE, SOON);

    operator.join();
    assertThat(ending.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said).containsExactly("0 of 1 trials finished", "1 of 1 trials finished");
  }

  @Test
  void failsAsTheBenchmarkDoes() throws InterruptedException {
    say("False", "InvalidSpec", "dataset.uri: found no folder");

    assertThat(submission.await(PATIENCE, SOON).exitCode()).isEqualTo(ExitCode.WRONG);
  }

  @Test
  void saysWhatIsMissingWhereNoOperatorServes() {
    assertThatThrownBy(() -> submission.await(Duration.ZERO, SOON))
        .hasMessageContaining("is one installed that serves " + cluster.namespace());
  }

  @Test
  void saysHowToMakeRoomForANameThatIsTaken() {
    assertThatThrownBy(submission::create).hasMessageContaining("delete lrb tiny");
  }

  @Test
  void removesItsBenchmark() {
    submission.remove();

    assertThat(benchmark()).isNull();
    assertThatThrownBy(() -> submission.await(PATIENCE, SOON)).hasMessageContaining("was removed");
  }

  private LRBenchmark benchmark() {
    return cluster
        .client()
        .resources(LRBenchmark.class)
        .inNamespace(cluster.namespace())
        .withName("tiny")
        .get();
  }

  private void awaitSaid(int lines) {
    while (said.size() < lines) {
      Thread.onSpinWait();
    }
  }

  private void say(String status, String reason, String message) {
    String json =
        """
        {"status": {"observedGeneration": 1, "conditions": [{"type": "Succeeded", "status": "%s",
         "reason": "%s", "message": "%s", "observedGeneration": 1,
         "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
        """
            .formatted(status, reason, message);
    cluster
        .client()
        .resources(LRBenchmark.class)
        .inNamespace(cluster.namespace())
        .withName("tiny")
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }
}
