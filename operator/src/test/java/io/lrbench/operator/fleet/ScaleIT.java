package io.lrbench.operator.fleet;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.fleet.FakeFleet.Fate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How much of everything a number of trials takes, a line each:
 *
 * <ul>
 *   <li>{@code -Dlrbench.scale.trials=29,500,200,1}: policies, seeds, pods at once, trials a pod
 *   <li>{@code -Dlrbench.scale.benchmarks=200}: benchmarks of ten trials at the same time
 *   <li>{@code -Dlrbench.scale.pods=3600}: pods that run at the same time
 * </ul>
 */
@OnBothTargets
class ScaleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final double FOREVER = 7200;
  private static final int MOST_BYTES = 64 << 10;

  @Test
  @EnabledIfSystemProperty(named = "lrbench.scale.trials", matches = ".+")
  void oneBenchmark(Cluster cluster) throws IOException, InterruptedException {
    int[] asked =
        List.of(System.getProperty("lrbench.scale.trials").split(",", -1)).stream()
            .mapToInt(Integer::parseInt)
            .toArray();
    try (FakeFleet fleet = start(cluster, Fate.success(1));
        OperatorProcess operator = new OperatorProcess(cluster.namespace())) {
      operator.start();
      Cost cost = Cost.now(operator);
      new Benchmarks(cluster).create(large("large", asked));
      await(cluster, "large");
      LRBenchmark large = new Benchmarks(cluster).get("large");
      int trials = asked[0] * asked[1];
      assertThat(large.getStatus().trials().succeeded()).isEqualTo(trials);
      int bytes = JSON.writeValueAsBytes(large).length;
      assertThat(bytes).isLessThan(MOST_BYTES);
      System.out.println(cost.since(trials) + ", " + fleet.pods() + " pods");
      System.out.printf("the resource %d bytes; %s%n", bytes, maps(cluster, large));
      operator.kill();
      Duration start = operator.start();
      Awaitility.await()
          .until(
              () -> OperatorProcess.sum(operator.metrics(), "reconciliations_success_total") > 0);
      System.out.printf(
          "restart with %d finished trials: ready after %.1f s, %.1f s of CPU, live heap %.0f MiB%n",
          trials, start.toMillis() / 1000.0, operator.cpuSeconds(), operator.liveHeap());
      assertThat(start).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "lrbench.scale.benchmarks", matches = ".+")
  void manyBenchmarks(Cluster cluster) throws IOException, InterruptedException {
    int benchmarks = Integer.getInteger("lrbench.scale.benchmarks");
    try (FakeFleet fleet = start(cluster, Fate.success(1));
        OperatorProcess operator = new OperatorProcess(cluster.namespace())) {
      operator.start();
      Cost cost = Cost.now(operator);
      IntStream.range(0, benchmarks)
          .forEach(i -> new Benchmarks(cluster).create(large("small-" + i, 5, 2, 4, 1)));
      IntStream.range(0, benchmarks).forEach(i -> await(cluster, "small-" + i));
      System.out.println(
          benchmarks
              + " benchmarks: "
              + cost.since(benchmarks * 10)
              + ", "
              + fleet.pods()
              + " pods");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "lrbench.scale.pods", matches = ".+")
  void manyPods(Cluster cluster) throws IOException, InterruptedException {
    int pods = Integer.getInteger("lrbench.scale.pods");
    try (FakeFleet fleet = start(cluster, Fate.success(FOREVER));
        OperatorProcess operator = new OperatorProcess(cluster.namespace())) {
      operator.start();
      Cost cost = Cost.now(operator);
      new Benchmarks(cluster).create(large("wide", 10, pods / 10, pods, 1));
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                var status = new Benchmarks(cluster).get("wide").getStatus();
                return status != null
                    && status.trials() != null
                    && status.trials().running() == pods;
              });
      System.out.println(
          pods + " pods at once: " + cost.since(pods) + ", " + fleet.pods() + " pods");
    }
  }

  private static FakeFleet start(Cluster cluster, Fate fate) {
    assumeTrue(cluster.isReal(), "the embedded API has no fake nodes");
    assumeTrue(
        OperatorProcess.isPackaged(), "target/quarkus-app is not there: mvn package makes it");
    cluster.install(LRBenchmark.class.getResource("lrbenchmarks.lrbench.io-v1.yml"));
    return new FakeFleet(cluster.client(), cluster.namespace(), attempt -> fate);
  }

  /**
   * @param asked policies, seeds, pods at once, trials a pod
   */
  private static BenchmarkFixture large(String name, int... asked) {
    BenchmarkFixture fixture = benchmark().named(name);
    for (int i = 1; i <= asked[0]; i++) {
      fixture = fixture.policy("p" + i, i / 1000.0);
    }
    return fixture
        .seeds(LongStream.rangeClosed(1, asked[1]).toArray())
        .with("spec.execution.parallelism", asked[2])
        .with("spec.execution.trialsPerPod", asked[3])
        .withJson("spec.podTemplate", FakeFleet.POD_TEMPLATE);
  }

  private static void await(Cluster cluster, String name) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> new Benchmarks(cluster).hasFinished(name));
  }

  private static String maps(Cluster cluster, LRBenchmark benchmark) throws IOException {
    List<ConfigMap> maps =
        cluster
            .client()
            .configMaps()
            .inNamespace(cluster.namespace())
            .withLabel("lrbench.io/benchmark-uid", benchmark.getMetadata().getUid())
            .list()
            .getItems();
    int largest = 0;
    for (ConfigMap map : maps) {
      largest = Math.max(largest, JSON.writeValueAsBytes(map).length);
    }
    return maps.size() + " ConfigMaps of results, the largest " + largest + " bytes";
  }
}
