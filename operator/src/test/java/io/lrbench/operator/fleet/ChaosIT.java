package io.lrbench.operator.fleet;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.fleet.FakeFleet.Fate;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.KeptResults;
import io.lrbench.pack.TrialResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Kills of the operator, losses of nodes and crashes of trainers while a benchmark runs change
 * nothing but the time: {@code -Dlrbench.chaos=100,10,3} asks for trials, kills and losses.
 */
@OnBothTargets
class ChaosIT {
  private static final String[] POLICIES = {"a", "b", "c", "d", "e"};
  private static final int CRASHED = 20;
  private static final int VICTIMS_OF_A_NODE = 2;
  private static final double SECONDS = 4;
  private static final double FOREVER = 3600;

  private final int trials;
  private final int kills;
  private final int losses;
  private final List<String> doomed = new ArrayList<>();

  ChaosIT() {
    String[] asked = System.getProperty("lrbench.chaos", "20,3,1").split(",", -1);
    this.trials = Integer.parseInt(asked[0]);
    this.kills = Integer.parseInt(asked[1]);
    this.losses = Integer.parseInt(asked[2]);
  }

  @Test
  void losesNoTrialAndCountsNoneTwice(Cluster cluster) throws IOException, InterruptedException {
    assumeTrue(cluster.isReal(), "the embedded API has no nodes to lose");
    assumeTrue(
        OperatorProcess.isPackaged(), "target/quarkus-app is not there: mvn package makes it");
    List<String> nodes =
        cluster.client().nodes().withLabel("type", "fake").list().getItems().stream()
            .map(node -> node.getMetadata().getName())
            .sorted()
            .toList();
    assumeTrue(nodes.size() > losses, "the cluster needs more fake nodes than are lost");
    doomed.addAll(nodes.subList(0, losses));
    cluster.install(LRBenchmark.class.getResource("lrbenchmarks.lrbench.io-v1.yml"));
    try (FakeFleet fleet = new FakeFleet(cluster.client(), cluster.namespace(), this::fate);
        OperatorProcess operator = new OperatorProcess(cluster.namespace())) {
      operator.start();
      LRBenchmark disturbed = run(cluster, "disturbed", operator);
      int pods = fleet.pods();
      doomed.clear();
      LRBenchmark calm = run(cluster, "calm", null);

      assertThat(counted(cluster, disturbed))
          .hasSize(trials)
          .allSatisfy((hash, n) -> assertThat(n).isOne());
      assertThat(disturbed.getStatus().trials().succeeded()).isEqualTo(trials);
      assertThat(disturbed.getStatus().leaderboard()).isEqualTo(calm.getStatus().leaderboard());
      System.out.printf(
          "%d trials, %d operator kills, %d nodes lost, %d trainers crashed: %s; %d pods, each of"
              + " %d hashes kept once; undisturbed: %s; same ranking%n",
          trials,
          kills,
          losses,
          trials / CRASHED,
          disturbed.getStatus().conditions().get(0).getMessage(),
          pods,
          counted(cluster, disturbed).size(),
          calm.getStatus().conditions().get(0).getMessage());
    } finally {
      doomed.forEach(name -> cluster.client().nodes().withName(name).delete());
    }
  }

  /** First attempts: some crash, some would never end but for the loss of their node. */
  private Fate fate(FakeFleet.Attempt attempt) {
    int index = index(attempt);
    if (attempt.number() > 1) {
      return Fate.success(SECONDS);
    }
    if (index < doomed.size() * VICTIMS_OF_A_NODE) {
      return new Fate(FOREVER, 0, doomed.get(index / VICTIMS_OF_A_NODE));
    }
    return index % CRASHED == CRASHED - 1 ? new Fate(1, 1, null) : Fate.success(SECONDS);
  }

  private int index(FakeFleet.Attempt attempt) {
    var trial = attempt.pack().trials().get(0);
    int seeds = trials / POLICIES.length;
    return (trial.policy().name().charAt(0) - 'a') * seeds + (int) trial.seed() - 1;
  }

  private LRBenchmark run(Cluster cluster, String name, OperatorProcess operator)
      throws IOException, InterruptedException {
    BenchmarkFixture asked =
        benchmark()
            .named(name)
            .policies(POLICIES)
            .seeds(LongStream.rangeClosed(1, trials / POLICIES.length).toArray())
            .with("spec.execution.parallelism", 10)
            .with("spec.execution.trialsPerPod", 1)
            .withJson("spec.podTemplate", FakeFleet.POD_TEMPLATE);
    Benchmarks benchmarks = new Benchmarks(cluster);
    benchmarks.create(asked);
    if (operator != null) {
      disturb(cluster, operator);
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(15))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> benchmarks.hasFinished(name));
    return benchmarks.get(name);
  }

  private void disturb(Cluster cluster, OperatorProcess operator)
      throws IOException, InterruptedException {
    Random random = new Random(20_261_124);
    int lost = 0;
    for (int kill = 1; kill <= kills; kill++) {
      Thread.sleep(2000 + random.nextInt(4000));
      operator.kill();
      if (lost < losses && kill * losses >= (lost + 1) * kills) {
        lose(cluster, doomed.get(lost));
        lost++;
      }
      Thread.sleep(random.nextInt(2000));
      Duration start = operator.start();
      System.out.printf(
          "%s kill %d; ready after %.1f s; %s%n",
          Instant.now(),
          kill,
          start.toMillis() / 1000.0,
          new Benchmarks(cluster).get("disturbed").getStatus().conditions().get(0).getMessage());
    }
    while (lost < losses) {
      lose(cluster, doomed.get(lost));
      lost++;
    }
  }

  /** Takes a node away once it runs what would never end. */
  private static void lose(Cluster cluster, String name) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                cluster.client().pods().inNamespace(cluster.namespace()).list().getItems().stream()
                        .filter(pod -> name.equals(pod.getSpec().getNodeName()))
                        .filter(ChaosIT::isRunning)
                        .filter(
                            pod ->
                                String.valueOf(FOREVER)
                                    .equals(
                                        pod.getMetadata().getAnnotations().get("fake/run-seconds")))
                        .count()
                    == VICTIMS_OF_A_NODE);
    cluster.client().nodes().withName(name).delete();
    System.out.printf("%s lost node %s%n", Instant.now(), name);
  }

  private static boolean isRunning(Pod pod) {
    return pod.getStatus() != null && "Running".equals(pod.getStatus().getPhase());
  }

  /** How many kept packs have a result of each trial. */
  private static Map<String, Integer> counted(Cluster cluster, LRBenchmark benchmark) {
    Map<String, Integer> times = new TreeMap<>();
    List<ConfigMap> maps =
        cluster
            .client()
            .configMaps()
            .inNamespace(cluster.namespace())
            .withLabel("lrbench.io/benchmark-uid", benchmark.getMetadata().getUid())
            .list()
            .getItems();
    for (KeptPack pack : KeptResults.read(maps).values()) {
      for (TrialResult result : pack.trials()) {
        times.merge(result.hash(), 1, Integer::sum);
      }
    }
    return times;
  }
}
