package io.lrbench.operator.observe;

import static io.lrbench.operator.observe.Objects.job;
import static io.lrbench.operator.observe.Objects.see;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GpuCountTest {
  private static int gpus(Map<String, String> annotations, Map<String, Quantity> limits) {
    Job job =
        job()
            .editMetadata()
            .withAnnotations(annotations)
            .endMetadata()
            .editSpec()
            .editTemplate()
            .editSpec()
            .editFirstContainer()
            .withNewResources()
            .withLimits(limits)
            .endResources()
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build();
    return see(job).jobs().get(0).gpus();
  }

  @Test
  void countsByTheNameThatTheJobWasMadeWith() {
    assertThat(
            gpus(
                Map.of("lrbench.io/gpu-resource", "nvidia.com/mig-1g.10gb"),
                Map.of("nvidia.com/mig-1g.10gb", new Quantity("1"), "rdma/hca", new Quantity("4"))))
        .isEqualTo(1);
  }

  @Test
  void countsNvidiasInAJobOfAnEarlierRelease() {
    assertThat(gpus(Map.of(), Map.of("nvidia.com/gpu", new Quantity("2")))).isEqualTo(2);
  }

  @Test
  void countsNoneWherePodsHaveNone() {
    assertThat(
            gpus(
                Map.of("lrbench.io/gpu-resource", "nvidia.com/gpu"),
                Map.of("cpu", new Quantity("4"))))
        .isZero();
  }
}
