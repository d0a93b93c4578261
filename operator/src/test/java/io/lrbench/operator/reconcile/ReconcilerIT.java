package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.await;
import static io.lrbench.operator.reconcile.Bench.benchmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.api.LeaderboardRow;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a manifest to a ranking, and what may come between. */
@OnBothTargets
class ReconcilerIT {
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
  void runsEveryTrialOnceAndRanksThePolicies() {
    bench.create(benchmark().policies("z", "b", "a").seeds(1, 2));

    trainAll();

    LRBenchmarkStatus status = bench.get().getStatus();
    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "b1", "b2", "z1", "z2");
    assertThat(bench.condition().getStatus()).isEqualTo("True");
    assertThat(bench.condition().getMessage())
        .isEqualTo("6 of 6 trials finished; best: a; 2 diverged");
    assertThat(status.conditions()).hasSize(1);
    assertThat(status.trials().succeeded()).isEqualTo(4);
    assertThat(status.trials().diverged()).isEqualTo(2);
    assertThat(status.trials().done()).isEqualTo("6/6");
    assertThat(status.best().policy()).isEqualTo("a");
    assertThat(status.best().mean()).isCloseTo(1.15, within(1e-9));
    assertThat(status.leaderboard())
        .extracting(LeaderboardRow::policy)
        .containsExactly("a", "b", "z");
    // losses of b are those of a plus 1
    LeaderboardRow b = status.leaderboard().get(1);
    assertThat(b.differenceToBest()).isCloseTo(1, within(1e-9));
    assertThat(b.tiedWithBest()).isFalse();
    assertThat(b.stdDev()).isEqualTo(0.0707107);
    assertThat(status.leaderboard().get(2).mean()).isNull();
    // six pods of three seconds; four trials of 2 s, two that diverged after 0.5 s
    assertThat(status.cost().podSeconds()).isEqualTo(18);
    assertThat(status.cost().trainSeconds()).isEqualTo(9);
    assertThat(status.completionTime()).isNotNull();
  }

  @Test
  void neverRunsMorePodsThanAsked() {
    bench.create(benchmark().policies("a", "b", "c").seeds(1));

    await().untilAsserted(() -> assertThat(bench.trainer().waiting()).hasSize(2));
    bench.trainer().begin();
    await().untilAsserted(() -> assertThat(bench.get().getStatus().trials().running()).isOne());

    assertThat(bench.jobs()).hasSize(2);
    assertThat(bench.reason()).isEqualTo("Running");
    assertThat(bench.get().getStatus().trials().pending()).isEqualTo(2);
  }

  @Test
  void tellsEachThingOnceAndThenRests() throws InterruptedException {
    bench.create(benchmark().policies("z", "a").seeds(1, 2));
    trainAll();
    await()
        .untilAsserted(
            () ->
                assertThat(bench.events())
                    .containsExactly("Diverged", "Finished", "FirstResult", "Started"));
    String version = bench.get().getMetadata().getResourceVersion();

    bench.stopOperator();
    bench.startOperator();
    Thread.sleep(2000);

    assertThat(bench.get().getMetadata().getResourceVersion()).isEqualTo(version);
    assertThat(bench.events()).containsExactly("Diverged", "Finished", "FirstResult", "Started");
  }

  @Test
  void losesAndRepeatsNothingWhenTheOperatorIsStartedAgain() {
    bench.create(benchmark().policies("a", "b", "c").seeds(1, 2));
    bench.trainer().trainOne(ORDERLY);
    await().untilAsserted(() -> assertThat(bench.get().getStatus().trials().succeeded()).isOne());
    var running = bench.trainer().begin();

    bench.stopOperator();
    bench.trainer().end(running, ORDERLY);
    bench.startOperator();
    trainAll();

    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "b1", "b2", "c1", "c2");
    assertThat(bench.jobs()).hasSize(6);
    assertThat(bench.get().getStatus().trials().succeeded()).isEqualTo(6);
  }

  @Test
  void runsOnlyTheNewTrialsOfAnAppendedSeed() {
    bench.create(benchmark().policies("a", "b").seeds(1, 2));
    trainAll();

    bench.change(benchmark().policies("a", "b").seeds(1, 2, 3));
    trainAll();

    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "a3", "b1", "b2", "b3");
    assertThat(bench.get().getStatus().leaderboard())
        .extracting(LeaderboardRow::seeds)
        .containsExactly(3, 3);
  }

  @Test
  void trainsAgainForWeightsThatAreNotThereAndForNothingElse() {
    BenchmarkFixture plain = benchmark().policies("a", "b").seeds(1);
    BenchmarkFixture exporting = plain.with("spec.training.export", true);
    bench.create(exporting);
    trainAll();
    bench.change(plain);
    trainAll();
    bench.change(exporting);
    trainAll();
    assertThat(bench.trainer().trained()).containsExactly("a1", "b1");

    bench.change(plain.seeds(1, 2));
    trainAll();
    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "b1", "b2");

    bench.change(exporting.seeds(1, 2));
    trainAll();
    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "a2", "b1", "b2", "b2");
  }

  @Test
  void endsWhatARemovedPolicyHasUnderWay() {
    bench.create(benchmark().policies("a", "b").seeds(1));
    await().untilAsserted(() -> assertThat(bench.trainer().waiting()).hasSize(2));

    bench.change(benchmark().policies("a").seeds(1));

    await().untilAsserted(() -> assertThat(bench.jobs()).hasSize(1));
    trainAll();
    assertThat(bench.trainer().trained()).containsExactly("a1");
  }

  @Test
  void givesThePodsBackWhileSuspended() {
    bench.create(benchmark().policies("a", "b").seeds(1, 2));
    bench.trainer().trainOne(ORDERLY);
    await().untilAsserted(() -> assertThat(bench.get().getStatus().trials().succeeded()).isOne());

    bench.change(benchmark().policies("a", "b").seeds(1, 2).with("spec.suspend", true));
    bench.awaitReason("Suspended");
    await().untilAsserted(() -> assertThat(bench.trainer().waiting()).isEmpty());
    List<String> before = bench.trainer().trained();
    bench.change(benchmark().policies("a", "b").seeds(1, 2));
    trainAll();

    assertThat(before).hasSize(1);
    assertThat(bench.trainer().trained()).containsExactly("a1", "a2", "b1", "b2");
    assertThat(bench.events()).contains("Suspended");
  }
}
