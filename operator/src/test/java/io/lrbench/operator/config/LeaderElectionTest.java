package io.lrbench.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaderElectionTest {
  private static OperatorConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .withSources(new EnvConfigSource(environment, 300))
        .withMapping(OperatorConfig.class)
        .build()
        .getConfigMapping(OperatorConfig.class);
  }

  @Test
  void asksForTheLeaseThatTheInstallationNames() {
    OperatorConfig named =
        config(Map.of("LRBENCH_LEADER_ELECTION", "true", "LRBENCH_LEASE", "one-lrbench-operator"));

    assertThat(LeaderElection.configuration(named).getLeaseName())
        .isEqualTo("one-lrbench-operator");
    assertThat(LeaderElection.configuration(named).isExitOnStopLeading()).isTrue();
  }

  @Test
  void electsNobodyUnlessAsked() {
    assertThat(LeaderElection.configuration(config(Map.of("LRBENCH_LEASE", "one")))).isNull();
  }
}
