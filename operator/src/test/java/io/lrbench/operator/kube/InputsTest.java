package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.plan.Plan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputsTest {
  private static PodSpec pod(BenchmarkFixture fixture, boolean volumes, String cacheClaim) {
    LRBenchmark benchmark = fixture.policies("a").build();
    return TrainerJob.of(
            benchmark,
            Plan.of(benchmark.getSpec()).trials(),
            new Installed("trainer:1", true, volumes, cacheClaim, new PodTemplateSpec()),
            Optional.empty())
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  private static Container trainer(PodSpec pod) {
    return pod.getContainers().get(0);
  }

  private static EnvVar variable(PodSpec pod, String name) {
    return trainer(pod).getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTokenComesFromItsSecretAndStandsNowhereElse() {
    PodSpec pod =
        pod(
            benchmark()
                .withJson(
                    "spec.model",
                    "{'uri': 'hf://o/n', 'tokenSecret': {'name': 'huggingface', 'key': 'token'}}"),
            true,
            "");

    SecretKeySelector secret = variable(pod, "HF_TOKEN").getValueFrom().getSecretKeyRef();
    assertThat(secret.getName()).isEqualTo("huggingface");
    assertThat(secret.getKey()).isEqualTo("token");
    assertThat(variable(pod, "HF_TOKEN").getValue()).isNull();
  }

  @Test
  void downloadsGoToAVolumeOfThePod() {
    PodSpec pod = pod(benchmark().with("spec.model.uri", "s3://bucket/model"), true, "");

    assertThat(variable(pod, "LRBENCH_CACHE").getValue()).isEqualTo("/cache");
    assertThat(trainer(pod).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/tmp", "/cache");
    assertThat(pod.getVolumes().get(1).getEmptyDir()).isNotNull();
  }

  @Test
  void downloadsGoToTheClaimOfTheInstallation() {
    PodSpec pod = pod(benchmark().with("spec.dataset.uri", "hf://datasets/o/n"), true, "models");

    assertThat(pod.getVolumes().get(1).getPersistentVolumeClaim().getClaimName())
        .isEqualTo("models");
  }

  @Test
  void aPodTemplatePutsAnotherVolumeInTheCachesPlace() {
    PodSpec pod =
        pod(
            benchmark()
                .with("spec.model.uri", "hf://o/n")
                .withJson(
                    "spec.podTemplate",
                    "{'spec': {'volumes': [{'name': 'cache', 'persistentVolumeClaim': {'claimName':"
                        + " 'mine'}}]}}"),
            true,
            "models");

    assertThat(pod.getVolumes()).extracting(Volume::getName).containsExactly("tmp", "cache");
    assertThat(pod.getVolumes().get(1).getPersistentVolumeClaim().getClaimName()).isEqualTo("mine");
  }

  @Test
  void eachClaimIsMountedOnceAndReadOnly() {
    PodSpec pod =
        pod(
            benchmark()
                .with("spec.model.uri", "pvc://weights/llama")
                .with("spec.dataset.uri", "pvc://data.v2/rows.jsonl")
                .withJson(
                    "spec.evaluation.dataset",
                    "{'uri': 'pvc://data.v2/held.jsonl', 'format': 'text'}"),
            true,
            "models");

    List<VolumeMount> mounts = trainer(pod).getVolumeMounts();
    assertThat(mounts)
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/tmp", "/claims/weights", "/claims/data.v2");
    assertThat(mounts.subList(1, 3)).allMatch(VolumeMount::getReadOnly);
    assertThat(pod.getVolumes().subList(1, 3))
        .allMatch(volume -> volume.getPersistentVolumeClaim().getReadOnly());
    assertThat(variable(pod, "LRBENCH_CLAIMS").getValue()).isEqualTo("/claims");
  }

  @Test
  void aProcessOfThisMachineHasNoVolumes() {
    PodSpec pod = pod(benchmark().with("spec.model.uri", "hf://o/n"), false, "");

    assertThat(trainer(pod).getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("LRBENCH_PACK", "LRBENCH_DEVICE", "LRBENCH_GRACE_SECONDS");
  }
}
