package io.lrbench.trainer.train;

import io.lrbench.pack.TrialResult;
import java.util.List;

/** A trial's result and its whole curve. */
public record TrialReport(TrialResult result, List<CurveRow> curve) {
  public TrialReport {
    curve = List.copyOf(curve);
  }
}
