package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.plan.Plan;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchJobTest {
  private static final Installed CLAIM =
      new Installed("trainer:1", true, true, "models", new PodTemplateSpec());
  private static final Installed NO_CLAIM =
      new Installed("trainer:1", true, true, "", new PodTemplateSpec());

  private static BenchmarkFixture remote() {
    return benchmark()
        .policies("a")
        .withJson("spec.resources", "{'gpus': 1, 'cpu': '4', 'memory': '16Gi'}")
        .withJson("spec.dataset", "{'uri': 'hf://datasets/o/n', 'format': 'text'}")
        .withJson(
            "spec.model",
            "{'uri': 'hf://o/n', 'tokenSecret': {'name': 'huggingface', 'key': 'token'}}");
  }

  private static Optional<String> name(BenchmarkFixture fixture, Installed installed) {
    LRBenchmark benchmark = fixture.build();
    return TrainerJob.fetchName(benchmark, installed);
  }

  private static Job fetch(BenchmarkFixture fixture) {
    return TrainerJob.fetch(fixture.build(), "bench-fetch-1", CLAIM);
  }

  private static Container trainer(Job job) {
    return job.getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  private static Container pack(BenchmarkFixture fixture, Installed installed) {
    LRBenchmark benchmark = fixture.build();
    return trainer(
        TrainerJob.of(
            benchmark, Plan.of(benchmark.getSpec()).trials(), installed, Optional.of("/var/c")));
  }

  private static BenchmarkFixture withCacheVolume(String volume) {
    return remote().withJson("spec.podTemplate", "{'spec': {'volumes': [" + volume + "]}}");
  }

  @Test
  void hasTheTrainerFetchAndNothingElse() {
    Job job = fetch(remote());
    PodSpec pod = job.getSpec().getTemplate().getSpec();

    assertThat(trainer(job).getArgs()).containsExactly("--fetch");
    assertThat(trainer(job).getResources().getLimits())
        .as("no GPU waits for a download")
        .containsOnlyKeys("cpu", "memory");
    assertThat(trainer(job).getEnv())
        .extracting(EnvVar::getName)
        .containsExactly(
            "LRBENCH_PACK", "HF_TOKEN", "LRBENCH_CACHE", "LRBENCH_DEVICE", "LRBENCH_GRACE_SECONDS");
    assertThat(trainer(job).getEnv().get(0).getValue()).contains("\"trials\":[]");
    assertThat(trainer(job).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/tmp", "/cache");
    assertThat(trainer(job).getVolumeMounts().get(1).getReadOnly()).isNull();
    assertThat(pod.getVolumes().get(1).getPersistentVolumeClaim().getClaimName())
        .isEqualTo("models");
    assertThat(job.getMetadata().getAnnotations()).doesNotContainKey("lrbench.io/trials");
  }

  @Test
  void waitsForTheSameQueueAsThePacks() {
    Job job = fetch(remote().with("metadata.labels", Map.of("kueue.x-k8s.io/queue-name", "gpu")));

    assertThat(job.getSpec().getSuspend()).isTrue();
    assertThat(job.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "gpu");
  }

  @Test
  void keepsItsArgumentsWhateverAPodTemplateSays() {
    Job job =
        fetch(
            remote()
                .withJson(
                    "spec.podTemplate",
                    "{'spec': {'containers': [{'name': 'trainer', 'args': ['--mine']}]}}"));

    assertThat(trainer(job).getArgs()).containsExactly("--fetch");
  }

  @Test
  void packsReadWhatItFetchedAndSeeNoToken() {
    Container trainer = pack(remote(), CLAIM);

    assertThat(trainer.getVolumeMounts())
        .filteredOn(mount -> mount.getName().equals("cache"))
        .allMatch(VolumeMount::getReadOnly);
    assertThat(trainer.getEnv())
        .extracting(EnvVar::getName)
        .contains("HF_HUB_OFFLINE")
        .doesNotContain("HF_TOKEN");
  }

  @Test
  void isNotNeededWhereEachPodHasADiskOfItsOwn() {
    assertThat(name(remote(), NO_CLAIM)).isEmpty();
    assertThat(name(withCacheVolume("{'name': 'cache', 'emptyDir': {}}"), CLAIM)).isEmpty();
    assertThat(pack(remote(), NO_CLAIM).getEnv())
        .extracting(EnvVar::getName)
        .contains("HF_TOKEN")
        .doesNotContain("HF_HUB_OFFLINE");
  }

  @Test
  void isNotNeededWhereNothingIsDownloaded() {
    assertThat(name(benchmark().policies("a"), CLAIM)).isEmpty();
    assertThat(
            name(
                benchmark()
                    .policies("a")
                    .with("spec.model.uri", "pvc://c/m")
                    .with("spec.dataset.uri", "pvc://c/d"),
                CLAIM))
        .isEmpty();
  }

  @Test
  void aBenchmarksOwnClaimCountsLikeTheInstallations() {
    String mine = "{'name': 'cache', 'persistentVolumeClaim': {'claimName': 'mine'}}";

    assertThat(name(withCacheVolume(mine), NO_CLAIM)).isPresent();
    assertThat(name(withCacheVolume(mine), CLAIM)).isNotEqualTo(name(remote(), CLAIM));
  }

  @Test
  void isNamedByWhatItFetches() {
    String name = name(remote(), CLAIM).orElseThrow();

    assertThat(name).matches("bench-fetch-[0-9a-f]{12}");
    assertThat(name(remote().policies("b").seeds(1, 2), CLAIM)).contains(name);
    assertThat(name(remote().with("spec.dataset.uri", "hf://datasets/o/m"), CLAIM).orElseThrow())
        .isNotEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spec.training | {'method': 'full', 'updates': 500}
          spec.evaluation | {'every': '5%'}
          spec.objective | {'metric': 'accuracy'}
          spec.model.tokenSecret | {'name': 'other', 'key': 'token'}
          """)
  void keepsWhatItFetchedWhateverIsDoneWithIt(String field, String value) {
    assertThat(name(remote().withJson(field, value), CLAIM)).isEqualTo(name(remote(), CLAIM));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spec.model | {'uri': 'hf://o/n@main'}
          spec.dataset | {'uri': 'hf://datasets/o/n', 'format': 'text', 'holdout': 0.1}
          spec.evaluation.dataset | {'uri': 'hf://datasets/o/held-out', 'format': 'text'}
          spec.evaluation | {'tasks': [{'name': 't', 'uri': 'hf://datasets/o/t', 'format': 'arc'}]}
          spec.dataset.columns | {'text': 'body'}
          spec.training | {'updates': 500, 'maxLength': 63}
          spec.evaluation | {'maxExamples': 7}
          spec.training.lora | {'init': {'uri': 'hf://o/adapters'}}
          """)
  void fetchesAgainWhereOtherFilesAreNeededOrReadOtherwise(String field, String value) {
    assertThat(name(remote().withJson(field, value), CLAIM)).isNotEqualTo(name(remote(), CLAIM));
  }
}
