package io.lrbench.operator.cli;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.admit.Admission;
import org.junit.jupiter.api.Test;

/** One user's odd object must not keep the operator from anybody else's. */
class DeepTemplateTest {
  private static final int LEVELS = 9_000;

  @Test
  void readsWhatTheApiServerTakesAndRefusesIt() {
    LrbenchMain.readWhatTheApiTakes();
    KubernetesSerialization serialization = new KubernetesSerialization();
    String plain =
        serialization.asJson(benchmark().policies("a").with("spec.podTemplate.x", 1).build());
    String deep = plain.replace("\"x\":1", "\"x\":" + "[".repeat(LEVELS) + "]".repeat(LEVELS));

    LRBenchmark read = serialization.unmarshal(deep, LRBenchmark.class);

    assertThat(Admission.of(read.getSpec(), false).orElseThrow().message())
        .contains("spec.podTemplate: found more than 100 levels; write what a pod takes there");
    assertThat(Admission.of(serialization.clone(read).getSpec(), false)).isPresent();
  }

  @Test
  void takesTemplatesAsDeepAsPodsAre() {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    ObjectNode at = template.putObject("metadata").putObject("annotations");
    at.put("a", "b");

    assertThat(
            Admission.of(
                benchmark().policies("a").with("spec.podTemplate", template).spec(), false))
        .isEmpty();
  }
}
