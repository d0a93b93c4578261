package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.await;
import static io.lrbench.operator.reconcile.Bench.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a benchmark leaves to others of its name, and what is left once it has ended. */
@OnBothTargets
class LifeIT {
  private Bench bench;

  @BeforeEach
  void start(Cluster cluster) {
    bench = Bench.start(cluster);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void trainAll() {
    bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));
  }

  @Test
  void startsAfreshWhereOneOfTheSameNameWasDeletedWhileItRan() {
    bench.create(benchmark().policies("a", "b").seeds(1));
    bench.trainer().trainOne(ORDERLY);
    await().untilAsserted(() -> assertThat(bench.get().getStatus().trials().succeeded()).isOne());
    String first = bench.trainer().trained().get(0);

    bench.delete();
    await().untilAsserted(() -> assertThat(bench.get()).isNull());
    bench.create(benchmark().policies("a", "b").seeds(1));
    trainAll();

    assertThat(bench.trainer().trained()).contains("a1", "b1", first).hasSize(3);
    assertThat(bench.get().getStatus().cost().podSeconds()).as("its own two pods").isEqualTo(6);
  }

  @Test
  void sharesNothingWithOneOfTheSameNameInAnotherNamespace(Cluster other) {
    try (Bench second = Bench.besides(bench, other)) {
      bench.create(benchmark().policies("a").seeds(1));
      second.create(benchmark().policies("a", "b").seeds(1));

      trainAll();
      second.trainer().trainUntil(ORDERLY, () -> second.assertReason("AllTrialsFinished"));

      assertThat(bench.trainer().trained()).containsExactly("a1");
      assertThat(second.trainer().trained()).containsExactly("a1", "b1");
      bench.delete();
      await().untilAsserted(() -> assertThat(bench.jobs()).isEmpty());
      assertThat(second.jobs()).hasSize(2);
      assertThat(second.results()).hasSize(1);
    }
  }

  @Test
  void removesJobsAndPodsAfterTheEndAndKeepsTheRanking() {
    bench.create(
        benchmark().policies("a", "b").seeds(1).with("spec.execution.ttlAfterFinished", "1s"));
    trainAll();

    await()
        .untilAsserted(
            () -> {
              assertThat(bench.jobs()).isEmpty();
              assertThat(bench.trainer().pods()).isEmpty();
            });
    assertThat(bench.results()).hasSize(1);
    assertThat(bench.get().getStatus().leaderboard()).hasSize(2);
    assertThat(bench.reason()).isEqualTo("AllTrialsFinished");
  }

  @Test
  void makesJobsThatHaveNotStartedAnewAfterAnEditOfTheirPods() {
    BenchmarkFixture tooLarge =
        benchmark().policies("a", "b").seeds(1).with("spec.resources.memory", "9Ti");
    bench.create(tooLarge);
    bench.trainer().begin();
    await().untilAsserted(() -> assertThat(bench.trainer().waiting()).hasSize(1));

    bench.change(tooLarge.with("spec.resources.memory", "2Gi"));

    await()
        .untilAsserted(
            () ->
                assertThat(bench.jobs())
                    .extracting(LifeIT::memory)
                    .containsExactlyInAnyOrder("9Ti", "2Gi"));
  }

  private static String memory(Job job) {
    return job.getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .get(0)
        .getResources()
        .getLimits()
        .get("memory")
        .toString();
  }

  @Test
  void letsNothingRunOnBehindItsTimeLimit() {
    bench.create(
        benchmark().policies("a", "b", "c").seeds(1).with("spec.execution.timeLimit", "4s"));
    bench.trainer().trainOne(ORDERLY);
    await().untilAsserted(() -> assertThat(bench.get().getStatus().trials().succeeded()).isOne());
    bench.trainer().begin();

    bench.awaitReason("TimeLimitReached");
    await()
        .untilAsserted(
            () ->
                assertThat(bench.trainer().pods())
                    .allSatisfy(
                        pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Succeeded")));

    assertThat(bench.get().getStatus().trials().succeeded()).isOne();
    assertThat(bench.get().getStatus().leaderboard()).hasSize(1);
  }
}
