package io.lrbench.operator.cli.progress;

import io.lrbench.pack.TrialResult;
import java.util.Optional;

/**
 * One trial as it stands.
 *
 * @param policy the expanded policy's name
 * @param seed the trial's seed
 * @param state how far it is
 * @param result what it ended with; null before
 */
public record TrialView(String policy, long seed, State state, TrialResult result) {
  /** How far a trial is. */
  public enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    DIVERGED,
    FAILED;

    public boolean isFinished() {
      return this != PENDING && this != RUNNING;
    }
  }

  public Optional<TrialResult> ending() {
    return Optional.ofNullable(result);
  }
}
