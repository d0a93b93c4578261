package io.lrbench.operator.reconcile;

import static io.lrbench.operator.fixture.Results.refusal;
import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.reconcile.FakeTrainer.Ending;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One Job fetches model and data into a claim before any pack starts. */
@OnBothTargets
class FetchIT {
  private static final String MISSING =
      "dataset.uri: expected a file, found status 404; correct the path";

  private Bench bench;

  @BeforeEach
  void start(Cluster cluster) {
    bench = Bench.start(cluster);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static BenchmarkFixture remote(String uri) {
    return Bench.benchmark()
        .policies("a", "b")
        .seeds(1)
        .with("spec.dataset.uri", uri)
        .withJson(
            "spec.podTemplate",
            "{'spec': {'nodeSelector': {'lrbench.io/played-by': 'a-test'}, 'volumes':"
                + " [{'name': 'cache', 'persistentVolumeClaim': {'claimName': 'models'}}]}}");
  }

  private static BenchmarkFixture remote() {
    return remote("hf://datasets/o/n");
  }

  private void trainAll() {
    bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));
  }

  private List<Job> fetches() {
    return bench.jobs().stream()
        .filter(job -> job.getMetadata().getName().startsWith("bench-fetch-"))
        .toList();
  }

  @Test
  void fetchesOnceAndThenEveryPackReadsTheCacheOnly() {
    bench.create(remote());
    await().untilAsserted(() -> assertThat(bench.trainer().waiting()).hasSize(1));
    bench.trainer().begin();
    await()
        .untilAsserted(
            () ->
                assertThat(bench.condition().getMessage())
                    .startsWith(
                        "0 of 2 trials finished; fetching model and data into the cache that all"
                            + " pods read"));
    assertThat(bench.jobs()).hasSize(1);
    assertThat(bench.get().getStatus().trials().running()).as("it is no trial").isZero();
    bench.trainer().end(bench.trainer().pods().get(0), ORDERLY);

    trainAll();
    bench.change(remote().seeds(1, 2));
    trainAll();

    bench.change(remote().seeds(1, 2).with("spec.training.updates", 200));
    trainAll();

    assertThat(bench.trainer().trained())
        .containsExactly("a1", "a1", "a2", "a2", "b1", "b1", "b2", "b2");
    assertThat(fetches()).as("more updates need no other files").hasSize(1);
    assertThat(bench.jobs()).hasSize(9);
    assertThat(bench.jobs())
        .filteredOn(job -> !job.getMetadata().getName().contains("-fetch-"))
        .extracting(job -> job.getSpec().getTemplate().getSpec().getContainers().get(0))
        .allMatch(FetchIT::onlyReads);
    // nine pods of three seconds
    assertThat(bench.get().getStatus().cost().podSeconds()).isEqualTo(27);
  }

  private static boolean onlyReads(Container trainer) {
    return trainer.getVolumeMounts().stream()
        .anyMatch(mount -> mount.getName().equals("cache") && mount.getReadOnly());
  }

  @Test
  void aMistakeInAnAddressStopsTheBenchmarkOnceAndFetchesAgainWhereItIsMended() {
    bench.create(remote("hf://datasets/o/absent"));
    bench.trainer().trainOne(pack -> Ending.blaming(refusal(MISSING)));
    bench.awaitReason("InvalidSpec");
    assertThat(bench.condition().getMessage())
        .isEqualTo(
            "0 of 2 trials finished; " + MISSING + "; any change of the spec tries it again");
    assertThat(bench.jobs()).as("no pack").hasSize(1);

    bench.change(remote());
    trainAll();

    assertThat(fetches()).hasSize(2);
    assertThat(bench.trainer().trained()).containsExactly("a1", "b1");
  }

  @Test
  void triesAgainWhenItsAuthorHasMendedWhatTheSpecDoesNotHold() {
    bench.create(remote());
    bench.trainer().trainOne(pack -> Ending.blaming(refusal("model.tokenSecret: status 401")));
    bench.awaitReason("InvalidSpec");

    bench.change(remote().with("spec.execution.retries", 1));
    trainAll();

    assertThat(fetches()).hasSize(1);
    assertThat(bench.trainer().trained()).containsExactly("a1", "b1");
  }

  @Test
  void aSuspendedBenchmarkDoesNotFetch() {
    bench.create(remote().with("spec.suspend", true));
    bench.awaitReason("Suspended");
    assertThat(bench.jobs()).isEmpty();

    bench.change(remote());
    await().untilAsserted(() -> assertThat(bench.trainer().waiting()).hasSize(1));
    bench.change(remote().with("spec.suspend", true));
    bench.awaitReason("Suspended");
    await().untilAsserted(() -> assertThat(bench.trainer().waiting()).isEmpty());
    assertThat(fetches().get(0).getSpec().getSuspend()).isTrue();
    bench.change(remote());
    trainAll();

    assertThat(fetches()).hasSize(1);
  }
}
