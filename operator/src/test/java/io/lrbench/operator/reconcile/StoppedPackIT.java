package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packs that are stopped after the first of their trials have ended, without checkpoints. */
@OnBothTargets
class StoppedPackIT {
  private Cluster cluster;
  private Bench bench;

  @BeforeEach
  void start(Cluster given) {
    cluster = given;
    bench = Bench.start(given);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** Four trials in one pod. */
  private static BenchmarkFixture four() {
    return Bench.benchmark()
        .policies("a", "b")
        .seeds(1, 2)
        .with("spec.execution.parallelism", 1)
        .with("spec.execution.trialsPerPod", 4);
  }

  private void trainTheOthers() {
    bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));
    assertThat(bench.trainer().trained())
        .as("every trial, and none twice")
        .containsExactly("a1", "a2", "b1", "b2");
    assertThat(bench.get().getStatus().trials().succeeded()).isEqualTo(4);
  }

  @Test
  void theEndOfTheTimeCostsNoTrialThatHasEnded() {
    bench.create(four().with("spec.execution.timeLimit", "2s"));
    Pod pod = bench.trainer().beginToStay();

    await().untilAsserted(() -> assertThat(bench.jobs().get(0).getSpec().getSuspend()).isTrue());
    assertThat(bench.reason()).as("it has not been heard").isEqualTo("Running");
    bench.trainer().stop(pod, 3, ORDERLY);

    bench.awaitReason("TimeLimitReached");
    assertThat(bench.get().getStatus().trials().succeeded()).isEqualTo(3);
    assertThat(bench.get().getStatus().leaderboard()).isNotEmpty();
    await().untilAsserted(() -> assertThat(bench.jobs()).isEmpty());

    bench.change(four().with("spec.execution.timeLimit", "1h"));
    trainTheOthers();
  }

  @Test
  void aSuspensionCostsNoTrialThatHasEnded() {
    bench.create(four());
    Pod pod = bench.trainer().beginToStay();

    bench.change(four().with("spec.suspend", true));
    bench.trainer().stop(pod, 1, ORDERLY);
    await().untilAsserted(() -> assertThat(bench.get().getStatus().trials().succeeded()).isOne());
    assertThat(bench.reason()).isEqualTo("Suspended");

    bench.change(four());
    trainTheOthers();
  }

  @Test
  void aPodThatIsDeletedIsFollowedByOneThatTrainsTheOthers() {
    bench.create(four());
    Pod pod = bench.trainer().beginToStay();

    cluster.client().resource(pod).delete();
    bench.trainer().stop(pod, 2, ORDERLY);
    await().untilAsserted(() -> assertThat(bench.jobs()).singleElement().matches(this::hasTwo));

    trainTheOthers();
  }

  private boolean hasTwo(Job job) {
    return job.getMetadata().getAnnotations().get("lrbench.io/trials").split(",").length == 2;
  }

  @Test
  void aPodThatOutlivesItsJobIsHeard() {
    bench.create(four());
    Pod pod = bench.trainer().beginToStay();

    cluster.client().resource(bench.jobs().get(0)).delete();
    bench.trainer().stop(pod, 2, ORDERLY);

    await()
        .untilAsserted(
            () -> assertThat(bench.get().getStatus().trials().succeeded()).isGreaterThan(1));
    trainTheOthers();
  }
}
