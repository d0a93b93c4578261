package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.await;
import static io.lrbench.operator.reconcile.Bench.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run leaves in the operator's numbers. */
@OnBothTargets
class MetricsIT {
  private Bench bench;

  @BeforeEach
  void start(Cluster cluster) {
    bench = Bench.start(cluster);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private double counter(String name, String... tags) {
    return bench.metrics().registry().get(name).tags(tags).counter().count();
  }

  private double gauge(String name, String... tags) {
    return bench.metrics().registry().get(name).tags(tags).gauge().value();
  }

  @Test
  void countWhatWasDoneAndWhatThereIs() {
    bench.create(benchmark().policies("z", "b", "a").seeds(1, 2));
    await()
        .untilAsserted(() -> assertThat(gauge("lrbench.trials", "state", "pending")).isEqualTo(6));
    await().untilAsserted(() -> assertThat(gauge("lrbench.jobs", "state", "waiting")).isEqualTo(2));
    assertThat(gauge("lrbench.benchmarks", "reason", "Running")).isEqualTo(1);

    bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));

    await()
        .untilAsserted(
            () ->
                assertThat(gauge("lrbench.benchmarks", "reason", "AllTrialsFinished"))
                    .isEqualTo(1));
    assertThat(gauge("lrbench.benchmarks", "reason", "Running")).isZero();
    assertThat(gauge("lrbench.trials", "state", "succeeded")).isEqualTo(4);
    assertThat(gauge("lrbench.trials", "state", "diverged")).isEqualTo(2);
    assertThat(gauge("lrbench.trials", "state", "pending")).isZero();
    assertThat(counter("lrbench.trials.ended", "outcome", "succeeded")).isEqualTo(4);
    assertThat(counter("lrbench.trials.ended", "outcome", "diverged")).isEqualTo(2);
    assertThat(counter("lrbench.jobs.created")).isEqualTo(6);
    assertThat(counter("lrbench.pod")).isEqualTo(18);
    assertThat(counter("lrbench.status.patches")).isGreaterThan(1);
    assertThat(counter("lrbench.api.requests", "verb", "create", "resource", "jobs", "code", "201"))
        .isEqualTo(6);
    assertThat(
            counter(
                "lrbench.api.requests",
                "verb",
                "patch",
                "resource",
                "lrbenchmarks/status",
                "code",
                "200"))
        .isEqualTo(counter("lrbench.status.patches"));

    bench.delete();
    await().untilAsserted(() -> assertThat(gauge("lrbench.trials", "state", "succeeded")).isZero());
  }
}
