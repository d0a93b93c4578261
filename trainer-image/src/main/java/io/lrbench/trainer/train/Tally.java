package io.lrbench.trainer.train;

import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.OptionalDouble;

/** What a trial's result needs of its evaluations and its time. */
final class Tally {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS = 1e3;

  private final Objective objective;
  private long nanos;
  private Evaluation last;
  private double bestValue = Double.NaN;
  private long bestUpdate;
  private Long updatesToTarget;
  private Double secondsToTarget;

  Tally(Objective objective) {
    this.objective = objective;
  }

  void trained(long duration) {
    nanos += duration;
  }

  void evaluated(Evaluation evaluation) {
    last = evaluation;
    OptionalDouble measured = evaluation.value(objective.metric());
    if (measured.isEmpty() || !Double.isFinite(measured.getAsDouble())) {
      return;
    }
    double value = measured.getAsDouble();
    if (Double.isNaN(bestValue) || objective.metric().isBetter(value, bestValue)) {
      bestValue = value;
      bestUpdate = evaluation.update();
    }
    if (updatesToTarget == null
        && objective.target().isPresent()
        && objective.metric().reaches(value, objective.target().getAsDouble())) {
      updatesToTarget = evaluation.update();
      secondsToTarget = seconds(nanos);
    }
  }

  /** What was trained before this process. */
  void resume(long trainNanos, Double trainSecondsToTarget) {
    nanos = trainNanos;
    secondsToTarget = trainSecondsToTarget;
  }

  TrialProgress progress(List<CurveRow> curve) {
    return new TrialProgress(curve, nanos, secondsToTarget);
  }

  TrialResult result(String hash, TrialOutcome outcome, long updates) {
    boolean finished = outcome == TrialOutcome.SUCCEEDED;
    boolean scored = !Double.isNaN(bestValue);
    return new TrialResult(
        hash,
        outcome,
        updates,
        seconds(nanos),
        finished ? last.loss() : null,
        finished ? boxed(last.accuracy()) : null,
        finished ? boxed(last.trainLoss()) : null,
        scored ? bestValue : null,
        scored ? bestUpdate : null,
        updatesToTarget,
        secondsToTarget,
        finished ? last.metrics() : null);
  }

  /** To the millisecond: more would be noise. */
  static double seconds(long nanos) {
    return Math.round(nanos / NANOS_PER_MILLI) / MILLIS;
  }

  static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
