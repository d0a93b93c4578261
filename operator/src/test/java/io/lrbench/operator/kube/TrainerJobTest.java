package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.Length;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.plan.Plan;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerJobTest {
  private static Job job(BenchmarkFixture fixture) {
    return job(fixture, true);
  }

  private static Job job(BenchmarkFixture fixture, boolean queues) {
    return job(fixture, queues, Optional.empty());
  }

  private static Job job(BenchmarkFixture fixture, boolean queues, Optional<String> checkpoints) {
    LRBenchmark benchmark = fixture.build();
    return TrainerJob.of(
        benchmark,
        Plan.of(benchmark.getSpec()).trials(),
        new Installed("registry.example/trainer:1", queues, true, "", new PodTemplateSpec()),
        checkpoints);
  }

  private static PackConfig pack(Job job) throws JsonProcessingException {
    String text =
        job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().get(0).getValue();
    return new ObjectMapper().readValue(text, PackConfig.class);
  }

  /**
   * The pack and the template's hash are compared apart; names and hashes are those of this very
   * content.
   */
  @Test
  void isTheJobThatTheGoldenFileShows() throws IOException {
    Job job =
        job(
            benchmark()
                .named("shakespeare")
                .policies("a")
                .seeds(1, 2)
                .withJson("spec.resources", "{'gpus': 1, 'cpu': '4', 'memory': '16Gi'}")
                .with("spec.execution.retries", 5));
    job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().get(0).setValue("PACK");
    job.getMetadata().getAnnotations().replace(Labels.TEMPLATE, "TEMPLATE");

    try (InputStream golden = TrainerJobTest.class.getResourceAsStream("job.yaml")) {
      assertThat(Serialization.asYaml(job))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void tellsThePodWhatToTrain() throws JsonProcessingException {
    PackConfig pack =
        pack(job(benchmark().policies("a", "b").seeds(7).with("spec.resources.cpu", "2500m")));

    assertThat(pack.version()).isEqualTo(1);
    assertThat(pack.model().uri()).isEqualTo("file:/model");
    assertThat(pack.training().updates()).isEqualTo(100);
    assertThat(pack.workers()).isEqualTo(2);
    assertThat(pack.trials()).extracting(trial -> trial.policy().name()).containsExactly("a", "b");
    assertThat(pack.trials()).extracting(TrialConfig::seed).containsExactly(7L, 7L);
  }

  /** A kubelet fills variables in where it finds them. */
  @Test
  void tellsItWithoutVariablesToBeFilledIn() throws JsonProcessingException {
    String prompt = "$(HF_TOKEN) costs $$5\\\\$";
    Job job =
        job(
            benchmark()
                .policies("a")
                .withJson(
                    "spec.dataset.template", "{'prompt': '" + prompt + "', 'completion': 'yes'}"));

    assertThat(job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().get(0))
        .extracting(EnvVar::getValue, STRING)
        .doesNotContain("$");
    assertThat(pack(job).dataset().template().prompt()).isEqualTo("$(HF_TOKEN) costs $$5\\$");
  }

  @Test
  void keepsCheckpointsOnTheClaimThatTheBenchmarkNames() throws JsonProcessingException {
    Job job =
        job(
            benchmark()
                .policies("a")
                .withJson(
                    "spec.execution.checkpoint",
                    "{'every': '5%', 'claim': 'work', 'keepFinished': false}"),
            true,
            Optional.of("/var/checkpoints"));
    PodSpec pod = job.getSpec().getTemplate().getSpec();

    assertThat(pack(job).checkpointEvery()).isEqualTo(Length.of("5%"));
    assertThat(pack(job).keepFinished()).isFalse();
    assertThat(pod.getVolumes().get(1).getPersistentVolumeClaim().getClaimName()).isEqualTo("work");
    assertThat(pod.getContainers().get(0).getVolumeMounts().get(1).getMountPath())
        .isEqualTo("/checkpoints");
    String folder = "/checkpoints/" + job.getMetadata().getOwnerReferences().get(0).getUid();
    assertThat(pod.getContainers().get(0).getEnv().get(1).getValue()).isEqualTo(folder);
    assertThat(pod.getContainers().get(0).getEnv().get(2).getName()).isEqualTo("LRBENCH_OUTPUT");
    assertThat(pod.getContainers().get(0).getEnv().get(2).getValue()).isEqualTo(folder + "/trials");
  }

  @Test
  void keepsCheckpointsInTheNodesFolderWhereThereIsOne() {
    Job job = job(benchmark().policies("a"), true, Optional.of("/var/checkpoints"));
    PodSpec pod = job.getSpec().getTemplate().getSpec();

    assertThat(pod.getContainers().get(0).getEnv().get(1).getValue())
        .isEqualTo("/var/checkpoints/" + job.getMetadata().getOwnerReferences().get(0).getUid());
    assertThat(pod.getVolumes()).as("nothing to mount").hasSize(1);
  }

  @Test
  void listsItsTrials() throws JsonProcessingException {
    Job job = job(benchmark().policies("a", "b"));

    assertThat(job.getMetadata().getAnnotations().get("lrbench.io/trials"))
        .isEqualTo(pack(job).trials().get(0).hash() + "," + pack(job).trials().get(1).hash());
  }

  @Test
  void asksForNoGpuWhereNoneIsWanted() {
    Job job = job(benchmark().policies("a"));

    assertThat(
            job.getSpec().getTemplate().getSpec().getContainers().get(0).getResources().getLimits())
        .isEmpty();
  }

  @Test
  void asksForASliceOfAGpuAndOtherDevicesByName() {
    Job job =
        job(
            benchmark()
                .policies("a")
                .withJson(
                    "spec.resources",
                    "{'gpus': 1, 'gpuResource': 'nvidia.com/mig-1g.10gb',"
                        + " 'extended': {'rdma/hca': 2}}"));

    Map<String, Quantity> limits =
        job.getSpec().getTemplate().getSpec().getContainers().get(0).getResources().getLimits();
    assertThat(limits)
        .containsOnly(
            Map.entry("nvidia.com/mig-1g.10gb", new Quantity("1")),
            Map.entry("rdma/hca", new Quantity("2")));
    assertThat(job.getMetadata().getAnnotations())
        .containsEntry("lrbench.io/gpu-resource", "nvidia.com/mig-1g.10gb");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"gpus\": 1} | 1Gi", "{\"gpus\": 1, \"sharedMemory\": \"8Gi\"} | 8Gi"})
  void sharesMemoryWhereThereAreGpus(String resources, String size) {
    PodSpec pod =
        job(benchmark().policies("a").withJson("spec.resources", resources))
            .getSpec()
            .getTemplate()
            .getSpec();

    assertThat(pod.getVolumes().get(1).getEmptyDir().getMedium()).isEqualTo("Memory");
    assertThat(pod.getVolumes().get(1).getEmptyDir().getSizeLimit()).isEqualTo(new Quantity(size));
    assertThat(pod.getContainers().get(0).getVolumeMounts().get(1).getMountPath())
        .isEqualTo("/dev/shm");
  }

  @Test
  void sharesMemoryOnACpuOnlyWhereItIsAskedFor() {
    assertThat(
            job(benchmark().policies("a").with("spec.resources.sharedMemory", "64Mi"))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getVolumes())
        .extracting(Volume::getName)
        .containsExactly("tmp", "shm");
    assertThat(job(benchmark().policies("a")).getSpec().getTemplate().getSpec().getVolumes())
        .extracting(Volume::getName)
        .containsExactly("tmp");
  }

  @Test
  void triesThreeTimesMoreUnlessToldOtherwise() {
    assertThat(job(benchmark().policies("a")).getSpec().getBackoffLimit()).isEqualTo(3);
    assertThat(
            job(benchmark().policies("a").with("spec.execution.retries", 0))
                .getSpec()
                .getBackoffLimit())
        .isZero();
  }

  @Test
  void waitsSuspendedForTheQueueThatTheBenchmarkNames() {
    BenchmarkFixture queued =
        benchmark()
            .policies("a")
            .with(
                "metadata.labels",
                Map.of(
                    "kueue.x-k8s.io/queue-name", "gpu",
                    "kueue.x-k8s.io/priority-class", "urgent",
                    "team", "nlp"));

    Job passedOn = job(queued);
    Job local = job(queued, false);

    assertThat(passedOn.getSpec().getSuspend()).isTrue();
    assertThat(passedOn.getMetadata().getLabels())
        .containsEntry("kueue.x-k8s.io/queue-name", "gpu")
        .containsEntry("kueue.x-k8s.io/priority-class", "urgent")
        .doesNotContainKey("team");
    assertThat(local.getSpec().getSuspend()).isNull();
    assertThat(local.getMetadata().getLabels()).doesNotContainKey("kueue.x-k8s.io/queue-name");
  }

  @Test
  void doesNotWaitForAQueueWithoutAName() {
    Job job =
        job(
            benchmark()
                .policies("a")
                .with("metadata.labels", Map.of("kueue.x-k8s.io/priority-class", "urgent")));

    assertThat(job.getSpec().getSuspend()).isNull();
  }

  @Test
  void labelsNoBenchmarkWhoseNameIsTooLongForALabel() {
    String name = "x".repeat(64);

    Job job = job(benchmark().named(name).policies("a"));

    assertThat(job.getMetadata().getLabels()).doesNotContainKey("lrbench.io/benchmark");
    assertThat(job.getMetadata().getAnnotations()).containsEntry("lrbench.io/benchmark", name);
    assertThat(job.getMetadata().getName()).hasSize(57);
  }
}
