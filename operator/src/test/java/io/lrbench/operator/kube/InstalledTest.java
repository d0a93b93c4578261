package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.plan.Plan;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pod template of an installation, which every benchmark's trials get. */
class InstalledTest {
  private static final String NODES =
      "{'runtimeClassName': 'nvidia', 'nodeSelector': {'pool': 'gpu'},"
          + " 'tolerations': [{'key': 'nvidia.com/gpu', 'operator': 'Exists'}]}";

  private static PodSpec installed(BenchmarkFixture fixture, String pod) {
    LRBenchmark benchmark = fixture.policies("a").build();
    return TrainerJob.of(
            benchmark,
            Plan.of(benchmark.getSpec()).trials(),
            new Installed("trainer:1", true, true, "", template(pod)),
            Optional.empty())
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  private static PodSpec installed(BenchmarkFixture fixture) {
    return installed(fixture, NODES);
  }

  private static PodTemplateSpec template(String pod) {
    return Installed.template(("{'spec': " + pod + "}").replace('\'', '"'));
  }

  @Test
  void whatTheInstallationSaysHoldsForEveryBenchmark() {
    PodSpec pod = installed(benchmark());

    assertThat(pod.getRuntimeClassName()).isEqualTo("nvidia");
    assertThat(pod.getNodeSelector()).containsExactly(Map.entry("pool", "gpu"));
    assertThat(pod.getTolerations())
        .extracting(Toleration::getKey)
        .containsExactly("nvidia.com/gpu");
    assertThat(pod.getContainers().get(0).getImage()).isEqualTo("trainer:1");
  }

  @Test
  void whatTheBenchmarkSaysGoesBeforeTheInstallation() {
    PodSpec pod =
        installed(
            benchmark()
                .withJson(
                    "spec.podTemplate",
                    "{'spec': {'runtimeClassName': 'kata', 'nodeSelector': {'zone': 'a'},"
                        + " 'tolerations': [{'key': 'mine'}]}}"));

    assertThat(pod.getRuntimeClassName()).isEqualTo("kata");
    assertThat(pod.getNodeSelector())
        .containsOnly(Map.entry("pool", "gpu"), Map.entry("zone", "a"));
    assertThat(pod.getTolerations()).extracting(Toleration::getKey).containsExactly("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nvidia", "[]", "{\"runtimeClassName\": \"nvidia\"}", "{"})
  void refusesAnInstallationsTemplateThatIsNone(String json) {
    assertThatThrownBy(() -> Installed.template(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "lrbench.trainer.pod-template: expected JSON with metadata and spec");
  }

  /** In the words in which a benchmark's own is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'containers': [{'image': 'sidecar:1'}]} | .spec.containers[0].name: found nothing; write the name, by which it is merged with the operator's
          {'volumes': [{'emptyDir': {}}]} | .spec.volumes[0].name: found nothing; write the name
          {'containers': [{'name': 'trainer', 'resources': {'limits': {'cpu': 'banana'}}}]} | .spec.containers[0].resources.limits.cpu: found banana; write a quantity of 0 or more
          {'containers': 3} | .spec.containers: found another type of value; write what a pod takes there
          """)
  void refusesAnInstallationsTemplateThatNoTrainerCanHave(String pod, String words) {
    assertThatThrownBy(() -> template(pod))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lrbench.trainer.pod-template" + words);
  }

  @Test
  void addsTheBenchmarksPullSecretsToThoseOfTheInstallation() {
    BenchmarkFixture mine =
        benchmark()
            .withJson(
                "spec.podTemplate",
                "{'spec': {'imagePullSecrets': [{'name': 'mine'}, {'name': 'registry'}]}}");

    assertThat(
            installed(mine, "{'imagePullSecrets': [{'name': 'registry'}]}").getImagePullSecrets())
        .extracting(LocalObjectReference::getName)
        .containsExactly("registry", "mine");
  }
}
