package io.lrbench.operator.config;

import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One working replica at a time, by a Lease in the operator's own namespace. */
public final class LeaderElection {
  private static final String LEASE = "lrbench-operator";

  /**
   * Only looked up where {@code lrbench.leader-election} is true. A leader that loses its lease
   * exits, which this constructor sees to and the builder does not.
   */
  @Produces
  @Singleton
  @LookupIfProperty(name = "lrbench.leader-election", stringValue = "true")
  LeaderElectionConfiguration configuration() {
    return new LeaderElectionConfiguration(LEASE);
  }
}
