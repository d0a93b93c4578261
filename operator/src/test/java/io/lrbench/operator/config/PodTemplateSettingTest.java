package io.lrbench.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lrbench.operator.kube.Installed;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An installation's pod template, as the environment has it, with interceptors as in Quarkus. */
class PodTemplateSettingTest {
  private static PodTemplateSpec template(Map<String, String> environment) {
    OperatorConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new EnvConfigSource(environment, 300))
            .withMapping(OperatorConfig.class)
            .build()
            .getConfigMapping(OperatorConfig.class);
    return Installed.template(AsWritten.of(config.trainer().podTemplate()).orElse("{}"));
  }

  private static PodTemplateSpec template(String json) {
    return template(Map.of("LRBENCH_TRAINER_POD_TEMPLATE", json, "HOME", "/root"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${NOPE}",
        "${NOPE:y}",
        "${HOME}",
        "$${HOME}",
        "\\\\${HOME}",
        "$(HOME)",
        "$$",
        "${",
        "a\\\\b\\\"c",
        "a,b"
      })
  void isTakenAsItIsWritten(String value) {
    PodSpec pod =
        template(
                "{\"spec\":{\"nodeSelector\":{\"a\":\"plain\"},\"containers\":[{\"name\":\"trainer\","
                    + "\"env\":[{\"name\":\"X\",\"value\":\""
                    + value
                    + "\"}]}]}}")
            .getSpec();

    assertThat(pod.getNodeSelector()).containsExactly(Map.entry("a", "plain"));
    assertThat(pod.getContainers().get(0).getEnv().get(0).getValue())
        .isEqualTo(value.replace("\\\\", "\\").replace("\\\"", "\""));
  }

  @Test
  void mayBeAbsentOrEmpty() {
    assertThat(template(Map.of())).isEqualTo(new PodTemplateSpec());
    assertThat(template("")).isEqualTo(new PodTemplateSpec());
  }
}
