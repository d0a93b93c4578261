package io.lrbench.operator.reconcile;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.reconcile.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.fleet.FakeFleet;
import io.lrbench.operator.fleet.FakeFleet.Fate;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Benchmarks in a queue of the real Kueue: ClusterQueue gpu with 4 GPUs of fake nodes, priority
 * classes background and urgent. {@code -Dlrbench.kueue} names the command that starts Kueue and,
 * with {@code stop}, ends it.
 */
@OnBothTargets
class KueueIT {
  private static final String GROUP = "kueue.x-k8s.io";
  private static final int QUOTA = 4;
  private static final String LOCAL_QUEUE =
      "{\"apiVersion\": \"kueue.x-k8s.io/v1beta1\", \"kind\": \"LocalQueue\","
          + " \"metadata\": {\"name\": \"gpu\"}, \"spec\": {\"clusterQueue\": \"gpu\"}}";

  private Cluster cluster;
  private Bench bench;
  private volatile double firstTry = 2;
  private FakeFleet fleet;

  @BeforeEach
  void start(Cluster target) {
    assumeTrue(
        target.isReal() && target.client().getApiGroup(GROUP) != null,
        "needs a real cluster with Kueue and its ClusterQueue gpu");
    cluster = target;
    bench = Bench.start(cluster);
    client().resource(LOCAL_QUEUE).inNamespace(cluster.namespace()).create();
    fleet =
        new FakeFleet(
            client(),
            cluster.namespace(),
            attempt -> Fate.success(attempt.number() == 1 ? firstTry : 1));
  }

  @AfterEach
  void stop() {
    if (fleet != null) {
      fleet.close();
      bench.close();
    }
  }

  private KubernetesClient client() {
    return cluster.client();
  }

  private static BenchmarkFixture queued(String name, String queue, String priority) {
    return benchmark()
        .named(name)
        .with(
            "metadata.labels",
            Map.of(GROUP + "/queue-name", queue, GROUP + "/priority-class", priority))
        .withJson("spec.resources", "{'gpus': 1, 'cpu': '1'}")
        .withJson("spec.podTemplate", FakeFleet.POD_TEMPLATE)
        .withJson("spec.execution", "{'parallelism': 8, 'trialsPerPod': 1}");
  }

  private LRBenchmark get(String name) {
    return client()
        .resources(LRBenchmark.class)
        .inNamespace(cluster.namespace())
        .withName(name)
        .get();
  }

  private Condition summary(String name) {
    LRBenchmark found = get(name);
    return found.getStatus() == null || found.getStatus().conditions() == null
        ? new Condition()
        : found.getStatus().conditions().get(0);
  }

  private String message(String name) {
    return String.valueOf(summary(name).getMessage());
  }

  private boolean isFinished(String name) {
    return "AllTrialsFinished".equals(summary(name).getReason());
  }

  private long running() {
    return client().pods().inNamespace(cluster.namespace()).list().getItems().stream()
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .count();
  }

  @Test
  void holdsTheQuota() {
    firstTry = 3;
    bench.create(queued("bench", "gpu", "background").policies("a", "b", "c").seeds(1, 2, 3, 4));
    ConcurrentLinkedQueue<Long> seen = new ConcurrentLinkedQueue<>();

    await()
        .until(
            () -> {
              seen.add(running());
              return isFinished("bench");
            });

    assertThat(seen).contains((long) QUOTA).allMatch(pods -> pods <= QUOTA);
    assertThat(get("bench").getStatus().trials().succeeded()).isEqualTo(12);
    assertThat(fleet.pods()).as("each trial once").isEqualTo(12);
  }

  @Test
  void resumesWhatAnUrgentBenchmarkHasPreempted() {
    firstTry = 600;
    bench.create(queued("background", "gpu", "background").policies("a", "b").seeds(1, 2));
    await().until(() -> running() == QUOTA);
    firstTry = 15;
    bench.create(queued("urgent", "gpu", "urgent").policies("c", "d").seeds(1, 2));

    await()
        .untilAsserted(
            () ->
                assertThat(message("background"))
                    .contains("queue gpu holds Job background-")
                    .contains(
                        ", preempted: couldn't assign flavors to pod set main: insufficient"
                            + " unused quota for nvidia.com/gpu"));
    await().until(() -> isFinished("urgent"));
    await().until(() -> isFinished("background"));

    assertThat(get("background").getStatus().trials().succeeded()).isEqualTo(4);
    assertThat(get("background").getStatus().trials().failed()).isZero();
    assertThat(fleet.pods()).as("four preempted ones more").isEqualTo(12);
  }

  @Test
  void saysWhyTheQueueHoldsItsJobs() {
    bench.create(queued("unknown", "nosuch", "background").policies("a").seeds(1));
    bench.create(
        queued("uncovered", "gpu", "background")
            .policies("a")
            .seeds(1)
            .withJson("spec.resources.extended", "{'rdma/hca': 1}"));
    bench.create(queued("priority", "gpu", "nosuch").policies("a").seeds(1));

    await()
        .untilAsserted(
            () -> {
              assertThat(message("unknown")).endsWith(": LocalQueue nosuch doesn't exist");
              assertThat(message("uncovered"))
                  .endsWith("resource rdma/hca unavailable in ClusterQueue");
              assertThat(message("priority"))
                  .endsWith(
                      "for which Kueue has made no Workload: see that Kueue runs and has priority"
                          + " class nosuch");
            });
  }

  @Test
  void survivesAnOutageOfKueue() throws IOException, InterruptedException {
    String kueue = System.getProperty("lrbench.kueue");
    assumeTrue(kueue != null, "needs -Dlrbench.kueue, the command that starts and stops Kueue");
    command(kueue, "stop");
    try {
      bench.create(queued("bench", "gpu", "background").policies("a", "b").seeds(1));

      await()
          .untilAsserted(
              () ->
                  assertThat(message("bench"))
                      .contains(
                          "Jobs cannot be created: Internal error occurred: failed calling"
                              + " webhook"));
      assertThat(bench.jobs()).isEmpty();
    } finally {
      command(kueue);
    }

    await().until(() -> isFinished("bench"));
  }

  private static void command(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
