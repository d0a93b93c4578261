package io.lrbench.operator.config;

import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** One working replica at a time, by a Lease in the operator's own namespace. */
public final class LeaderElection {
  private LeaderElection() {}

  /**
   * Null, which is how a dependent bean says that there is none, where replicas elect nobody. A
   * leader that loses its lease must exit: the builder's plain {@code build} would go on
   * reconciling, whatever the other method's name says.
   */
  @Produces
  @Dependent
  static LeaderElectionConfiguration configuration(OperatorConfig config) {
    return config.leaderElection()
        ? LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(config.lease())
            .buildForTest(true)
        : null;
  }
}
