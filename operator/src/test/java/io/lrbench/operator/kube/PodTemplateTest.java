package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PodTemplateTest {
  private static PodTemplateSpec template(String podTemplate) {
    LRBenchmark benchmark =
        benchmark().policies("a").withJson("spec.podTemplate", podTemplate).build();
    return TrainerJob.of(
            benchmark,
            Plan.of(benchmark.getSpec()).trials(),
            new Installed("trainer:1", true, true, "", new PodTemplateSpec()),
            Optional.empty())
        .getSpec()
        .getTemplate();
  }

  private static PodSpec pod(String spec) {
    return template("{'spec': " + spec + "}").getSpec();
  }

  private static final String NODES =
      "{'runtimeClassName': 'nvidia', 'nodeSelector': {'pool': 'gpu'},"
          + " 'tolerations': [{'key': 'nvidia.com/gpu', 'operator': 'Exists'}]}";

  @Test
  void tellsTheTrainerHowLongItHasToEnd() {
    assertThat(environment(pod("{}"))).containsEntry("LRBENCH_GRACE_SECONDS", "30");
    assertThat(environment(pod("{'terminationGracePeriodSeconds': 300}")))
        .containsEntry("LRBENCH_GRACE_SECONDS", "300");
  }

  private static Map<String, String> environment(PodSpec pod) {
    return pod.getContainers().get(0).getEnv().stream()
        .filter(variable -> variable.getValue() != null)
        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
  }

  @Test
  void namesRuntimeClassNodesAndTolerations() {
    PodSpec pod = pod(NODES);

    assertThat(pod.getRuntimeClassName()).isEqualTo("nvidia");
    assertThat(pod.getNodeSelector()).containsExactly(Map.entry("pool", "gpu"));
    assertThat(pod.getTolerations())
        .extracting(Toleration::getKey)
        .containsExactly("nvidia.com/gpu");
    assertThat(pod.getContainers().get(0).getImage()).isEqualTo("trainer:1");
  }

  @Test
  void addsLabelsAndAnnotations() {
    PodTemplateSpec merged =
        template("{'metadata': {'labels': {'team': 'nlp'}, 'annotations': {'a': 'b'}}}");

    assertThat(merged.getMetadata().getLabels())
        .containsEntry("team", "nlp")
        .containsEntry("app.kubernetes.io/name", "lrbench");
    assertThat(merged.getMetadata().getAnnotations())
        .containsEntry("a", "b")
        .containsEntry("lrbench.io/benchmark", "bench");
  }

  @Test
  void keepsWhatTheOperatorFindsItsPodsBy() {
    PodTemplateSpec merged =
        template(
            "{'metadata': {'labels': {'app.kubernetes.io/managed-by': 'Helm',"
                + " 'lrbench.io/benchmark-uid': 'x'}, 'annotations': {'lrbench.io/benchmark': 'x'}},"
                + " 'spec': {'restartPolicy': 'OnFailure', 'containers': [{'name': 'trainer',"
                + " 'terminationMessagePath': '/elsewhere',"
                + " 'env': [{'name': 'LRBENCH_PACK', 'value': '{}'}]}]}}");

    Container trainer = merged.getSpec().getContainers().get(0);
    assertThat(merged.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "lrbench-operator")
        .doesNotContainEntry("lrbench.io/benchmark-uid", "x");
    assertThat(merged.getMetadata().getAnnotations())
        .containsEntry("lrbench.io/benchmark", "bench");
    assertThat(merged.getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(trainer.getTerminationMessagePath()).isNull();
    assertThat(trainer.getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("LRBENCH_PACK", "LRBENCH_DEVICE", "LRBENCH_GRACE_SECONDS");
    assertThat(trainer.getEnv().get(0).getValue()).contains("\"trials\"");
  }

  @Test
  void mergesTheTrainerByItsName() {
    PodSpec pod =
        pod(
            "{'containers': [{'name': 'trainer', 'imagePullPolicy': 'Always',"
                + " 'env': [{'name': 'HF_HOME', 'value': '/cache'}],"
                + " 'volumeMounts': [{'name': 'model', 'mountPath': '/model'}]}],"
                + " 'volumes': [{'name': 'model', 'hostPath': {'path': '/srv/model'}}]}");

    Container trainer = pod.getContainers().get(0);
    assertThat(pod.getContainers()).hasSize(1);
    assertThat(trainer.getImage()).isEqualTo("trainer:1");
    assertThat(trainer.getImagePullPolicy()).isEqualTo("Always");
    assertThat(trainer.getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("LRBENCH_PACK", "LRBENCH_DEVICE", "HF_HOME", "LRBENCH_GRACE_SECONDS");
    assertThat(trainer.getVolumeMounts())
        .extracting(mount -> mount.getName() + ":" + mount.getMountPath())
        .containsExactly("tmp:/tmp", "model:/model");
    assertThat(trainer.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(pod.getVolumes()).extracting(Volume::getName).containsExactly("tmp", "model");
  }

  @Test
  void letsAnotherImageTakeTheTrainersPlace() {
    assertThat(
            pod("{'containers': [{'name': 'trainer', 'image': 'mine:2'}]}")
                .getContainers()
                .get(0)
                .getImage())
        .isEqualTo("mine:2");
  }

  @Test
  void addsOtherContainersBesideTheTrainer() {
    PodSpec pod =
        pod(
            "{'containers': [{'name': 'sidecar', 'image': 'log:1'}],"
                + " 'initContainers': [{'name': 'fetch', 'image': 'curl:1'}]}");

    assertThat(pod.getContainers())
        .extracting(Container::getName)
        .containsExactly("trainer", "sidecar");
    assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("fetch");
  }

  @Test
  void takesWhereThePodRuns() {
    PodSpec pod =
        pod(
            "{'nodeSelector': {'type': 'fake'}, 'runtimeClassName': 'nvidia',"
                + " 'tolerations': [{'key': 'fake', 'operator': 'Exists'}]}");

    assertThat(pod.getNodeSelector()).containsEntry("type", "fake");
    assertThat(pod.getRuntimeClassName()).isEqualTo("nvidia");
    assertThat(pod.getTolerations()).extracting("key").containsExactly("fake");
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
  }

  @Test
  void givesAVolumeAnotherSourceInsteadOfTwo() {
    PodSpec pod =
        pod("{'volumes': [{'name': 'tmp', 'persistentVolumeClaim': {'claimName': 'scratch'}}]}");

    assertThat(pod.getVolumes()).hasSize(1);
    assertThat(pod.getVolumes().get(0).getPersistentVolumeClaim().getClaimName())
        .isEqualTo("scratch");
    assertThat(pod.getVolumes().get(0).getEmptyDir()).isNull();
  }

  @Test
  void keepsResourcesOfTheSpecUnlessTheTemplateSaysOtherwise() {
    LRBenchmark benchmark =
        benchmark()
            .policies("a")
            .withJson("spec.resources", "{'gpus': 0, 'cpu': '2', 'memory': '1Gi'}")
            .withJson(
                "spec.podTemplate",
                "{'spec': {'containers': [{'name': 'trainer',"
                    + " 'resources': {'requests': {'cpu': '1'}}}]}}")
            .build();
    Container trainer =
        TrainerJob.of(
                benchmark,
                Plan.of(benchmark.getSpec()).trials(),
                new Installed("trainer:1", true, true, "", new PodTemplateSpec()),
                Optional.empty())
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0);

    assertThat(trainer.getResources().getRequests().get("cpu")).hasToString("1");
    assertThat(trainer.getResources().getRequests().get("memory")).hasToString("1Gi");
    assertThat(trainer.getResources().getLimits().get("cpu")).hasToString("2");
  }
}
