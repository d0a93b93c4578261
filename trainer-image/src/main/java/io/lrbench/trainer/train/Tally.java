package io.lrbench.trainer.train;

import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a trial's result needs of its evaluations and its time. */
final class Tally {
  private final Objective objective;
  private Evaluation last;
  private double bestValue = Double.NaN;
  private long bestUpdate;
  private Long updatesToTarget;
  private Double secondsToTarget;

  Tally(Objective objective) {
    this.objective = objective;
  }

  /**
   * @param seconds trained before it
   */
  void evaluated(Evaluation evaluation, double seconds) {
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
      secondsToTarget = seconds;
    }
  }

  /** Empty before the target was reached. */
  OptionalLong updatesToTarget() {
    return updatesToTarget == null ? OptionalLong.empty() : OptionalLong.of(updatesToTarget);
  }

  /** Null before the target was reached. */
  Double secondsToTarget() {
    return secondsToTarget;
  }

  /** What another process measured; time does not follow from evaluations. */
  void resume(Double measuredSecondsToTarget) {
    secondsToTarget = measuredSecondsToTarget;
  }

  TrialResult result(String hash, TrialOutcome outcome, long updates, double seconds) {
    boolean finished = outcome == TrialOutcome.SUCCEEDED;
    boolean scored = !Double.isNaN(bestValue);
    return new TrialResult(
        hash,
        outcome,
        updates,
        seconds,
        finished ? last.loss() : null,
        finished ? boxed(last.accuracy()) : null,
        finished ? boxed(last.trainLoss()) : null,
        scored ? bestValue : null,
        scored ? bestUpdate : null,
        updatesToTarget,
        secondsToTarget,
        finished ? last.metrics() : null);
  }

  static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
