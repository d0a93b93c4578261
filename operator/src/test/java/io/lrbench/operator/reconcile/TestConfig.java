package io.lrbench.operator.reconcile;

import io.lrbench.operator.config.OperatorConfig;
import java.util.Optional;

/**
 * An installation on a cluster.
 *
 * @param progressUrl where trainers tell their progress
 */
record TestConfig(Optional<String> progressUrl) implements OperatorConfig {
  @Override
  public Trainer trainer() {
    return new Trainer() {
      @Override
      public String image() {
        return "localhost/lrbench-trainer:test";
      }

      @Override
      public Optional<String> cacheClaim() {
        return Optional.empty();
      }

      @Override
      public Optional<String> podTemplate() {
        return Optional.empty();
      }
    };
  }

  @Override
  public boolean relativeFiles() {
    return false;
  }

  @Override
  public Optional<String> checkpoints() {
    return Optional.empty();
  }

  @Override
  public Progress progress() {
    return () -> progressUrl;
  }

  @Override
  public boolean queues() {
    return true;
  }

  @Override
  public boolean leaderElection() {
    return false;
  }

  @Override
  public String lease() {
    return "none";
  }
}
