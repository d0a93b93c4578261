package io.lrbench.trainer.train;

import java.util.List;

/**
 * What a trial has reached before an update, besides its model: evaluations, a policy's readings
 * and the tally all follow from the curve, and order and dropout from seed and update.
 *
 * @param curve one row for every update done
 * @param trainNanos time of these updates, whichever process or shorter trial made them
 * @param secondsToTarget training time until the target was reached; null before
 */
public record TrialProgress(List<CurveRow> curve, long trainNanos, Double secondsToTarget) {
  public TrialProgress {
    curve = List.copyOf(curve);
  }

  /** The next update, 0-based. */
  public long update() {
    return curve.size();
  }
}
