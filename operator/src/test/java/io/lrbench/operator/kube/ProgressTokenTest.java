package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.Volume;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.plan.Plan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A trainer has a token only where it tells its progress, and one that opens nothing else. */
class ProgressTokenTest {
  private static final Installed INSTALLED =
      new Installed("trainer:1", true, true, "", Installed.template("{}"));

  private static PodSpec pod(Installed installed) {
    LRBenchmark benchmark = benchmark().policies("a").build();
    return TrainerJob.of(
            benchmark, Plan.of(benchmark.getSpec()).trials(), installed, Optional.empty())
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  @Test
  void isNotThereWhereNothingIsTold() {
    PodSpec pod = pod(INSTALLED);

    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getVolumes()).allMatch(volume -> volume.getProjected() == null);
    assertThat(pod.toString()).doesNotContain("LRBENCH_PROGRESS");
  }

  @Test
  void isShortLivedForOneAudienceAndReadOnly() {
    PodSpec pod = pod(INSTALLED.withProgress("http://operator.lrbench.svc:8080/progress", false));

    Volume volume =
        pod.getVolumes().stream().filter(one -> one.getProjected() != null).findFirst().get();
    ServiceAccountTokenProjection token =
        volume.getProjected().getSources().get(0).getServiceAccountToken();
    Container trainer = pod.getContainers().get(0);
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(volume.getProjected().getSources()).hasSize(1);
    assertThat(token.getAudience()).isEqualTo("lrbench-progress");
    assertThat(token.getExpirationSeconds()).isEqualTo(600);
    assertThat(trainer.getVolumeMounts())
        .filteredOn(mount -> mount.getName().equals(volume.getName()))
        .singleElement()
        .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
    assertThat(trainer.getEnv())
        .anySatisfy(
            variable -> {
              assertThat(variable.getName()).isEqualTo("LRBENCH_PROGRESS_URL");
              assertThat(variable.getValue())
                  .isEqualTo("http://operator.lrbench.svc:8080/progress");
            })
        .anySatisfy(
            variable -> {
              assertThat(variable.getName()).isEqualTo("LRBENCH_PROGRESS_TOKEN_FILE");
              assertThat(variable.getValue()).isEqualTo("/var/run/lrbench/progress/token");
            });
  }

  @Test
  void namesWhereCurvesGoWhereTheyAreKept() {
    assertThat(pod(INSTALLED.withProgress("http://o.lrbench.svc:8080/progress", true)).toString())
        .contains("LRBENCH_CURVES_URL", "http://o.lrbench.svc:8080/curves");
    assertThat(pod(INSTALLED.withProgress("http://o.lrbench.svc:8080/progress", false)).toString())
        .doesNotContain("LRBENCH_CURVES_URL");
  }

  @Test
  void goesWithTheInstallationsOwnTemplate() {
    PodTemplateSpec template =
        Installed.template("{\"spec\": {\"runtimeClassName\": \"nvidia\", \"volumes\": []}}");

    PodSpec pod =
        pod(
            new Installed("trainer:1", true, true, "", template)
                .withProgress("http://x/progress", false));

    assertThat(pod.getRuntimeClassName()).isEqualTo("nvidia");
    assertThat(pod.getVolumes()).anyMatch(volume -> volume.getProjected() != null);
    assertThat(pod.getContainers()).hasSize(1);
    assertThat(pod.getContainers().get(0).getImage()).isEqualTo("trainer:1");
  }
}
