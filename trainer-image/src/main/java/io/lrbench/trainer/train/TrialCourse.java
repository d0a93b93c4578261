package io.lrbench.trainer.train;

import io.lrbench.pack.TrialResult;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.StepOutcome;
import io.lrbench.trainer.model.StepRates;
import io.lrbench.trainer.model.TrainableModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The updates of one trial, in this process and those before it, and the pauses between them. */
final class TrialCourse {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS = 1e3;

  private final String trial;
  private final TrainableModel model;
  private final TrialKeeper keeper;
  private final Curve curve = new Curve();
  private long nanos;
  private long resumedAt;

  /**
   * @param trial its hash
   */
  TrialCourse(String trial, TrainableModel model, TrialKeeper keeper) {
    this.trial = trial;
    this.model = model;
    this.keeper = keeper;
  }

  /** Goes on from where the keeper knows the trial to be. */
  Optional<TrialProgress> resume() {
    Optional<TrialProgress> reached = keeper.resume(model);
    reached.ifPresent(
        progress -> {
          curve.addAll(progress.curve());
          nanos = progress.trainNanos();
          resumedAt = progress.update();
        });
    return reached;
  }

  /**
   * Between two updates.
   *
   * @param secondsToTarget training time until the target was reached; null before
   * @throws TrialStoppedException the keeper wished for it
   * @throws CancellationException the thread was interrupted
   */
  void pause(Double secondsToTarget) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("trial " + trial + " at update " + update());
    }
    TrialKeeper.Wish wish = keeper.wish(update());
    boolean keeps = wish == TrialKeeper.Wish.KEEP || wish == TrialKeeper.Wish.KEEP_AND_STOP;
    if (keeps && update() > resumedAt) {
      keeper.keep(reached(secondsToTarget), model);
    }
    if (wish == TrialKeeper.Wish.KEEP_AND_STOP || wish == TrialKeeper.Wish.STOP) {
      throw new TrialStoppedException(trial, update());
    }
  }

  /** After the last update, before what is evaluated of it. */
  void end(Double secondsToTarget) {
    keeper.keepEnd(reached(secondsToTarget), model);
  }

  private TrialProgress reached(Double secondsToTarget) {
    return new TrialProgress(curve.rows(), nanos, secondsToTarget);
  }

  StepOutcome step(List<Batch> microBatches, StepRates rates) {
    long start = System.nanoTime();
    StepOutcome outcome = model.step(microBatches, rates);
    nanos += System.nanoTime() - start;
    return outcome;
  }

  void add(CurveRow row) {
    curve.add(row);
  }

  Curve curve() {
    return curve;
  }

  TrainableModel model() {
    return model;
  }

  /** The next one, 0-based. */
  long update() {
    return curve.size();
  }

  /** Time of all updates, to the millisecond: more would be noise. */
  double seconds() {
    return Math.round(nanos / NANOS_PER_MILLI) / MILLIS;
  }

  TrialReport report(TrialResult result) {
    curve.end();
    return new TrialReport(result, curve.rows(), model.weightsHash());
  }
}
