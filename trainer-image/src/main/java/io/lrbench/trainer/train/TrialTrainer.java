package io.lrbench.trainer.train;

import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MetricReading;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.StepOutcome;
import io.lrbench.trainer.model.StepRates;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.task.Tasks;
import io.lrbench.vocabulary.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/** Trains one trial; the learning rate of each update comes from the policy alone. */
public final class TrialTrainer {
  private final TrialConfig trial;
  private final Plan plan;
  private final UpdateExamples examples;
  private final LrPolicy policy;
  private final Metric monitored;
  private final Progress progress;
  private final Evaluator evaluator;

  private final List<CurveRow> curve = new ArrayList<>();
  private final List<MetricReading> readings = new ArrayList<>();
  private final Tally tally;
  private double lossSinceEvaluation;
  private long updatesSinceEvaluation;

  /**
   * @param tasks scored before the first and after the last update
   * @param monitored what a metric-driven policy follows
   */
  public TrialTrainer(
      TrialConfig trial,
      Plan plan,
      Dataset dataset,
      Tasks tasks,
      LrPolicy policy,
      Metric monitored,
      Objective objective,
      Progress progress) {
    this.trial = trial;
    this.plan = plan;
    this.examples = new UpdateExamples(plan, trial.seed(), dataset);
    this.policy = policy;
    this.monitored = monitored;
    this.progress = progress;
    this.evaluator = Evaluator.of(dataset, tasks);
    this.tally = new Tally(objective);
  }

  /**
   * Trains to the end or to the first loss or gradient norm that is not finite.
   *
   * @throws InputException the policy asks for a rate that no optimizer accepts
   * @throws CancellationException the thread was interrupted
   */
  public TrialReport train(TrainableModel model) {
    return train(model, TrialKeeper.NONE);
  }

  /**
   * Trains on from where the keeper knows the trial to be.
   *
   * @throws TrialStoppedException the keeper wished for it
   */
  public TrialReport train(TrainableModel model, TrialKeeper keeper) {
    long first = keeper.resume(model).map(this::replay).orElse(0L);
    for (long t = first; t < plan.updates(); t++) {
      pause(keeper, model, t > first);
      Optional<Evaluation> evaluation = evaluation(model, t);
      if (evaluation.isPresent() && !Double.isFinite(evaluation.get().loss())) {
        return diverged(model, t, OptionalDouble.empty(), OptionalDouble.empty(), evaluation);
      }
      double rate = rate(t);
      List<Batch> batches = examples.batches(t);
      StepOutcome outcome = step(model, batches, new StepRates(rate, policy.momentum(t)));
      double loss = SinglePrecision.of(outcome.loss());
      double used = Double.isFinite(outcome.learningRate()) ? outcome.learningRate() : rate;
      if (!outcome.isFinite()) {
        return diverged(model, t, OptionalDouble.of(used), OptionalDouble.of(loss), evaluation);
      }
      updated(new CurveRow(t, OptionalDouble.of(used), OptionalDouble.of(loss), evaluation));
      progress.updated(UpdateReport.of(t, used, loss, batches));
    }
    pause(keeper, model, plan.updates() > first);
    return finished(model, evaluation(model, plan.updates()));
  }

  /** Everything but model and time follows from the curve, in the order in which it came about. */
  private long replay(TrialProgress reached) {
    for (CurveRow row : reached.curve()) {
      row.evaluation().ifPresent(this::evaluated);
      updated(row);
    }
    tally.resume(reached.trainNanos(), reached.secondsToTarget());
    return reached.update();
  }

  /**
   * Between two updates.
   *
   * @param isNews whether something has happened that is not kept
   */
  private void pause(TrialKeeper keeper, TrainableModel model, boolean isNews) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("trial " + trial.hash() + " at update " + curve.size());
    }
    TrialKeeper.Wish wish = keeper.wish(curve.size());
    if (wish != TrialKeeper.Wish.GO_ON && isNews) {
      keeper.keep(tally.progress(curve), model);
    }
    if (wish == TrialKeeper.Wish.KEEP_AND_STOP) {
      throw new TrialStoppedException(trial.hash(), curve.size());
    }
  }

  private void updated(CurveRow row) {
    curve.add(row);
    lossSinceEvaluation += row.trainLoss().orElseThrow();
    updatesSinceEvaluation++;
  }

  private StepOutcome step(TrainableModel model, List<Batch> batches, StepRates rates) {
    long start = System.nanoTime();
    StepOutcome outcome = model.step(batches, rates);
    tally.trained(System.nanoTime() - start);
    return outcome;
  }

  private TrialReport finished(TrainableModel model, Optional<Evaluation> last) {
    if (!Double.isFinite(last.orElseThrow().loss())) {
      return diverged(model, plan.updates(), OptionalDouble.empty(), OptionalDouble.empty(), last);
    }
    curve.add(new CurveRow(plan.updates(), OptionalDouble.empty(), OptionalDouble.empty(), last));
    return new TrialReport(
        tally.result(trial.hash(), TrialOutcome.SUCCEEDED, plan.updates()),
        curve,
        model.weightsHash());
  }

  private TrialReport diverged(
      TrainableModel model,
      long update,
      OptionalDouble rate,
      OptionalDouble loss,
      Optional<Evaluation> evaluation) {
    curve.add(new CurveRow(update, rate, loss, evaluation));
    return new TrialReport(
        tally.result(trial.hash(), TrialOutcome.DIVERGED, update), curve, model.weightsHash());
  }

  private double rate(long update) {
    double rate = policy.learningRate(update, readings);
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new InputException(
          "policy " + trial.policy().name(),
          "a finite learning rate of 0 or more at every update",
          rate + " at update " + update,
          "change its arguments or add a floor");
    }
    return rate;
  }

  private Optional<Evaluation> evaluation(TrainableModel model, long update) {
    if (!plan.evaluatesAt(update)) {
      return Optional.empty();
    }
    OptionalDouble trainLoss =
        updatesSinceEvaluation == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(SinglePrecision.of(lossSinceEvaluation / updatesSinceEvaluation));
    boolean isAtAnEnd = update == 0 || update == plan.updates();
    Evaluation evaluation = evaluator.evaluate(model, update, trainLoss, isAtAnEnd);
    evaluated(evaluation);
    return Optional.of(evaluation);
  }

  private void evaluated(Evaluation evaluation) {
    lossSinceEvaluation = 0;
    updatesSinceEvaluation = 0;
    tally.evaluated(evaluation);
    evaluation
        .value(monitored)
        .ifPresent(value -> readings.add(new MetricReading(evaluation.update(), value)));
  }
}
