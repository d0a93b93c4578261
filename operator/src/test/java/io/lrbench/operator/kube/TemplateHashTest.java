package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateHashTest {
  private static BenchmarkFixture before() {
    return benchmark().policies("a").seeds(1, 2).with("spec.resources.memory", "4Gi");
  }

  private static Installed installed(String image) {
    return new Installed(image, true, true, "", new PodTemplateSpec());
  }

  private static Job job(LRBenchmark benchmark) {
    return TrainerJob.of(
        benchmark, Plan.of(benchmark.getSpec()).trials(), installed("t:1"), Optional.empty());
  }

  private static String made(Job job) {
    return job.getMetadata().getAnnotations().get("lrbench.io/template");
  }

  private static Set<String> now(LRBenchmark benchmark) {
    return TrainerJob.templates(benchmark, installed("t:1"), Optional.empty());
  }

  private static String packs(BenchmarkFixture benchmark) {
    return made(job(benchmark.build()));
  }

  @Test
  void ofEveryPackAndOfTheFetchIsKnown() {
    LRBenchmark benchmark = before().build();

    assertThat(now(benchmark))
        .containsExactlyInAnyOrder(
            made(job(benchmark)), made(TrainerJob.fetch(benchmark, "fetch", installed("t:1"))));
  }

  @ParameterizedTest
  @CsvSource({
    "spec.resources.memory, 8Gi",
    "spec.resources.cpu, 2",
    "spec.podTemplate.spec.priorityClassName, high",
    "spec.podTemplate.metadata.annotations.cost, team",
    "spec.execution.retries, 7",
    "spec.model.tokenSecret.name, hub",
    "spec.execution.checkpoint.every, 5%"
  })
  void isAnotherAfterAnEditOfThePods(String path, String value) {
    Object given = value.matches("[0-9]") && path.endsWith("retries") ? (Object) 7 : value;

    assertThat(packs(before().with(path, given))).isNotEqualTo(packs(before()));
  }

  @ParameterizedTest
  @CsvSource({"spec.execution.parallelism, 3", "spec.execution.maxGpuHours, 9"})
  void staysTheSameAfterAnEditOfWhenTheyRun(String path, int value) {
    assertThat(packs(before().with(path, value))).isEqualTo(packs(before()));
  }

  @Test
  void staysTheSameForOtherTrialsAndWhileSuspended() {
    assertThat(
            packs(
                benchmark()
                    .policies("b", "c")
                    .seeds(5)
                    .with("spec.resources.memory", "4Gi")
                    .with("spec.suspend", true)))
        .isEqualTo(packs(before()));
  }

  @Test
  void isAnotherInAnotherQueueAndAfterAnUpgrade() {
    LRBenchmark queued = before().build();
    queued.getMetadata().setLabels(Map.of("kueue.x-k8s.io/queue-name", "gpu"));

    assertThat(now(queued)).doesNotContain(packs(before()));
    assertThat(TrainerJob.templates(before().build(), installed("t:2"), Optional.empty()))
        .doesNotContain(packs(before()));
  }
}
