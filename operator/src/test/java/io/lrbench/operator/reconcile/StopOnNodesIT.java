package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/**
 * Whether a real kubelet's last word about a pod is heard: a shell plays a trainer that has ended
 * the first of two trials when it is asked to stop. The image with the shell is that of {@code
 * -Dlrbench.shell}, without which nothing runs.
 */
@Tag("nodes")
@OnBothTargets
class StopOnNodesIT {
  private static final String TRAINER =
      """
      hash=$(echo "$LRBENCH_PACK" | sed 's/.*"trials":\\[{"hash":"\\([0-9a-f]*\\)".*/\\1/')
      stop() {
        sleep 1
        echo "{\\"version\\":1,\\"trials\\":[{\\"hash\\":\\"$hash\\",\\"outcome\\":\\"succeeded\\",\\"updates\\":9,\\"evalLoss\\":1.5}]}" > /dev/termination-log
        exit 75
      }
      trap stop TERM
      while true; do sleep 0.1; done
      """;

  private static final String SHELL = System.getProperty("lrbench.shell");

  private Cluster cluster;
  private Bench bench;

  @BeforeEach
  void start(Cluster given) {
    assumeTrue(
        SHELL != null,
        "skipped: no -Dlrbench.shell=IMAGE, which the nodes of -Dlrbench.target have, with a shell");
    cluster = given;
    bench = Bench.start(given);
  }

  @AfterEach
  void stop() {
    if (bench != null) {
      bench.close();
    }
  }

  private static BenchmarkFixture two() {
    return BenchmarkFixture.benchmark()
        .policies("a", "b")
        .seeds(1)
        .with("spec.resources.gpus", 0)
        .with("spec.resources.cpu", "100m")
        .with("spec.resources.memory", "64Mi")
        .with("spec.execution.parallelism", 1)
        .with("spec.execution.trialsPerPod", 2)
        .withJson(
            "spec.podTemplate",
            "{'spec': {'containers': [{'name': 'trainer', 'image': '"
                + SHELL
                + "', 'command': ['sh', '-c', "
                + json(TRAINER)
                + "]}]}}");
  }

  private static String json(String text) {
    return "'"
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("'", "\\u0027")
            .replace("\n", "\\n")
        + "'";
  }

  private void awaitTrainer() {
    await()
        .until(
            () ->
                bench.trainer().pods().stream()
                    .anyMatch(pod -> "Running".equals(pod.getStatus().getPhase())));
    await().until(() -> bench.get().getStatus().trials() != null);
  }

  private void assertOneIsKept() {
    await().untilAsserted(() -> assertThat(bench.get().getStatus().trials().succeeded()).isOne());
  }

  @RepeatedTest(3)
  void whenTheTimeIsUp() {
    bench.create(two().with("spec.execution.timeLimit", "6s"));

    bench.awaitReason("TimeLimitReached");
    assertThat(bench.get().getStatus().trials().succeeded()).isOne();
    await().untilAsserted(() -> assertThat(bench.jobs()).isEmpty());
  }

  @RepeatedTest(3)
  void whenTheBenchmarkIsSuspended() {
    bench.create(two());
    awaitTrainer();

    bench.change(two().with("spec.suspend", true));

    assertOneIsKept();
    assertThat(bench.reason()).isEqualTo("Suspended");
  }

  @RepeatedTest(3)
  void whenItsJobIsDeleted() {
    bench.create(two());
    awaitTrainer();

    cluster.client().resource(bench.jobs().get(0)).delete();

    assertOneIsKept();
  }

  @RepeatedTest(3)
  void whenItsPodIsDeleted() {
    bench.create(two());
    awaitTrainer();

    cluster.client().resource(bench.trainer().pods().get(0)).delete();

    assertOneIsKept();
  }
}
