package io.lrbench.trainer.train;

import io.lrbench.pack.TrialResult;
import java.util.List;

/**
 * A trial's result and its whole curve.
 *
 * @param weightsHash of the weights that it ended with
 */
public record TrialReport(TrialResult result, List<CurveRow> curve, String weightsHash) {
  public TrialReport {
    curve = List.copyOf(curve);
  }
}
