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

  private final List<MetricReading> readings = new ArrayList<>();
  private final Tally tally;
  private final TrainLoss trainLoss = new TrainLoss();

  /**
   * @param evaluator scores tasks before the first and after the last update
   * @param monitored what a metric-driven policy follows
   */
  public TrialTrainer(
      TrialConfig trial,
      Plan plan,
      Dataset dataset,
      Evaluator evaluator,
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
    this.evaluator = evaluator;
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
    TrialCourse course = new TrialCourse(trial.hash(), model, keeper);
    course.resume().ifPresent(this::replay);
    progress.begun(course.curve());
    for (long t = course.update(); t < plan.updates(); t++) {
      course.pause(tally.secondsToTarget());
      Optional<Evaluation> evaluation = evaluation(course, t);
      if (evaluation.isPresent() && !Double.isFinite(evaluation.get().loss())) {
        return diverged(course, t, OptionalDouble.empty(), OptionalDouble.empty(), evaluation);
      }
      double rate = rate(t);
      List<Batch> batches = examples.batches(t);
      StepOutcome outcome = course.step(batches, new StepRates(rate, policy.momentum(t)));
      double loss = SinglePrecision.of(outcome.loss());
      double used = Double.isFinite(outcome.learningRate()) ? outcome.learningRate() : rate;
      if (!outcome.isFinite()) {
        return diverged(course, t, OptionalDouble.of(used), OptionalDouble.of(loss), evaluation);
      }
      course.add(new CurveRow(t, OptionalDouble.of(used), OptionalDouble.of(loss), evaluation));
      trainLoss.updated(loss);
      progress.updated(UpdateReport.of(t, used, loss, batches));
    }
    course.pause(tally.secondsToTarget());
    course.end(tally.secondsToTarget());
    return finished(course, evaluation(course, plan.updates()));
  }

  /** Everything but model and time follows from the curve, in the order in which it came about. */
  private void replay(TrialProgress reached) {
    for (CurveRow row : reached.curve()) {
      row.evaluation().ifPresent(evaluation -> evaluated(evaluation, Double.NaN));
      trainLoss.updated(row.trainLoss().orElseThrow());
    }
    tally.resume(reached.secondsToTarget());
  }

  private TrialReport finished(TrialCourse course, Optional<Evaluation> last) {
    if (!Double.isFinite(last.orElseThrow().loss())) {
      return diverged(course, plan.updates(), OptionalDouble.empty(), OptionalDouble.empty(), last);
    }
    course.add(new CurveRow(plan.updates(), OptionalDouble.empty(), OptionalDouble.empty(), last));
    return report(course, TrialOutcome.SUCCEEDED, plan.updates());
  }

  private TrialReport diverged(
      TrialCourse course,
      long update,
      OptionalDouble rate,
      OptionalDouble loss,
      Optional<Evaluation> evaluation) {
    course.add(new CurveRow(update, rate, loss, evaluation));
    return report(course, TrialOutcome.DIVERGED, update);
  }

  private TrialReport report(TrialCourse course, TrialOutcome outcome, long updates) {
    return course.report(tally.result(trial.hash(), outcome, updates, course.seconds()));
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

  private Optional<Evaluation> evaluation(TrialCourse course, long update) {
    if (!plan.evaluatesAt(update)) {
      return Optional.empty();
    }
    Evaluation evaluation =
        update == 0
            ? evaluator.first(course.model(), trial.seed())
            : evaluator.evaluate(
                course.model(), update, trainLoss.mean(), update == plan.updates());
    evaluated(evaluation, course.seconds());
    return Optional.of(evaluation);
  }

  private void evaluated(Evaluation evaluation, double seconds) {
    trainLoss.evaluated();
    tally.evaluated(evaluation, seconds);
    evaluation
        .value(monitored)
        .ifPresent(value -> readings.add(new MetricReading(evaluation.update(), value)));
  }
}
