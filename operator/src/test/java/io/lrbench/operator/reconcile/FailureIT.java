package io.lrbench.operator.reconcile;

import static io.lrbench.operator.fixture.Results.answerWithError;
import static io.lrbench.operator.fixture.Results.refusal;
import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.await;
import static io.lrbench.operator.reconcile.Bench.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.reconcile.FakeTrainer.Ending;
import io.lrbench.pack.PackConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users, trainers and the cluster do wrong. */
@OnBothTargets
class FailureIT {
  private Bench bench;

  @BeforeEach
  void start(Cluster cluster) {
    bench = Bench.start(cluster);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void stopsWhenTheTrainerFindsTheModelWrong() {
    bench.create(benchmark().policies("a", "b").seeds(1, 2));

    bench
        .trainer()
        .trainUntil(
            pack -> Ending.blaming(refusal("model.uri: no folder /model; write one that is there")),
            () -> bench.assertReason("InvalidSpec"));

    assertThat(bench.condition().getStatus()).isEqualTo("False");
    assertThat(bench.condition().getMessage())
        .contains("model.uri: no folder /model; write one that is there");
    assertThat(bench.jobs()).as("the second pair never started").hasSize(2);
    assertThat(bench.events()).contains("InvalidSpec");
  }

  @Test
  void letsTheOtherPoliciesGoOnWhenOneIsWrong() {
    bench.create(benchmark().policies("a", "b").seeds(1, 2));

    bench.trainer().trainUntil(FailureIT::refuseB, () -> bench.assertReason("InvalidSpec"));

    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "b1", "b2");
    assertThat(bench.get().getStatus().trials().succeeded()).isEqualTo(2);
    assertThat(bench.get().getStatus().trials().failed()).isEqualTo(2);
    assertThat(bench.condition().getMessage())
        .contains("policy b: the rate at update 3 is negative");
  }

  private static Ending refuseB(PackConfig pack) {
    return pack.trials().get(0).policy().name().equals("b")
        ? Ending.blaming(answerWithError("policy b: the rate at update 3 is negative"))
        : ORDERLY.apply(pack);
  }

  @Test
  void startsNothingThatThisVersionLacks() {
    String data = "{'uri': 'file:/images', 'format': 'idx'}";
    bench.create(
        benchmark()
            .withJson("spec.model", "{'builtin': 'mlp'}")
            .withJson("spec.dataset", data)
            .with("spec.training.method", "full")
            .withJson("spec.evaluation.dataset", data)
            .policies("a")
            .seeds(1));

    bench.awaitReason("NotSupported");

    assertThat(bench.condition().getMessage()).contains("evaluation.dataset");
    assertThat(bench.jobs()).isEmpty();
    assertThat(bench.events()).containsExactly("NotSupported");
  }

  @Test
  void refusesRelativeFilesOnACluster() {
    bench.create(benchmark().policies("a").with("spec.model.uri", "file:model"));

    bench.awaitReason("InvalidSpec");

    assertThat(bench.condition().getMessage()).contains("model.uri");
    assertThat(bench.jobs()).isEmpty();
  }

  @Test
  void triesAgainWhatTheClusterBroke() {
    bench.create(benchmark().policies("a").seeds(1).with("spec.execution.retries", 1));
    bench.trainer().trainOne(pack -> Ending.outOfMemory());

    bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));

    assertThat(bench.trainer().trained()).containsExactly("a1", "a1");
    // a try of 3 s that failed, and one of 3 s that did not
    assertThat(bench.get().getStatus().cost().podSeconds()).isEqualTo(6);
    assertThat(bench.events()).containsExactly("Finished", "FirstResult", "Retried", "Started");
  }

  @Test
  void halvesThePacksThatOutgrowTheirMemory() {
    bench.create(benchmark().policies("a", "b").seeds(1, 2).with("spec.execution.trialsPerPod", 4));

    bench
        .trainer()
        .trainUntil(
            pack -> pack.trials().size() > 1 ? Ending.outOfMemory() : ORDERLY.apply(pack),
            () -> bench.assertReason("AllTrialsFinished"));

    // a pack of four, two of two (both under way before either failed), then each alone
    assertThat(bench.trainer().trained()).hasSize(4 + 4 + 4);
    assertThat(bench.get().getStatus().trials().succeeded()).isEqualTo(4);
    assertThat(bench.get().getStatus().cost().podSeconds()).isEqualTo(7 * 3);
  }

  @Test
  void givesUpWhenTheRetriesAreUsedUp() {
    bench.create(benchmark().policies("a", "b").seeds(1).with("spec.execution.retries", 0));

    bench
        .trainer()
        .trainUntil(
            pack ->
                pack.trials().get(0).policy().name().equals("b")
                    ? Ending.outOfMemory()
                    : ORDERLY.apply(pack),
            () -> bench.assertReason("TrialsFailed"));

    assertThat(bench.get().getStatus().trials().failed()).isOne();
    assertThat(bench.condition().getMessage()).contains("OOMKilled");
    assertThat(bench.get().getStatus().best().policy()).isEqualTo("a");
    assertThat(bench.events()).contains("PackFailed", "TrialsFailed");
  }

  @Test
  void doesNotTrainForeverWhatAnswersNothing() {
    bench.create(benchmark().policies("a").seeds(1));

    bench
        .trainer()
        .trainUntil(pack -> Ending.answering("hello"), () -> bench.assertReason("TrialsFailed"));

    assertThat(bench.trainer().trained()).containsExactly("a1");
    assertThat(bench.condition().getMessage()).contains("found hello");
  }

  @Test
  void keepsResultsWhenJobsAndPodsAreGone() {
    bench.create(
        benchmark().policies("a", "b").seeds(1).with("spec.execution.ttlAfterFinished", "1s"));
    bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));

    await().untilAsserted(() -> assertThat(bench.jobs()).isEmpty());
    await().untilAsserted(() -> assertThat(bench.trainer().pods()).isEmpty());
    bench.change(
        benchmark().policies("a", "b").seeds(1, 2).with("spec.execution.ttlAfterFinished", "1s"));
    bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));

    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "b1", "b2");
    assertThat(bench.get().getStatus().trials().succeeded()).isEqualTo(4);
    assertThat(bench.get().getStatus().results())
        .isEqualTo(bench.results().get(0).getMetadata().getName());
  }

  @Test
  void leavesNothingBehindABenchmarkThatIsDeleted() {
    bench.create(benchmark().policies("a", "b").seeds(1));
    bench.trainer().trainOne(ORDERLY);
    await().untilAsserted(() -> assertThat(bench.results()).hasSize(1));

    bench.delete();

    await()
        .untilAsserted(
            () -> {
              assertThat(bench.jobs()).isEmpty();
              assertThat(bench.trainer().pods()).isEmpty();
              assertThat(bench.results()).isEmpty();
            });
    assertThat(bench.get()).isNull();
  }
}
