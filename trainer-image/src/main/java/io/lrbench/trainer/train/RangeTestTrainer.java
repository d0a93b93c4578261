package io.lrbench.trainer.train;

import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.RangeFinder;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.StepOutcome;
import io.lrbench.trainer.model.StepRates;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.task.Tasks;
import io.lrbench.vocabulary.RangeTests;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * A sweep over learning rates. It ends early once the loss has grown too much, and leaves the
 * network as it found it: the last evaluation is of the restored state and equals the first.
 */
public final class RangeTestTrainer {
  private final TrialConfig trial;
  private final UpdateExamples examples;
  private final LrPolicy policy;
  private final RangeTests.Settings settings;
  private final Progress progress;
  private final Evaluator evaluator;
  private final RangeFinder finder;

  public RangeTestTrainer(
      TrialConfig trial,
      Plan plan,
      Dataset dataset,
      LrPolicy policy,
      RangeTests.Settings settings,
      Progress progress) {
    this.trial = trial;
    this.examples = new UpdateExamples(plan, trial.seed(), dataset);
    this.policy = policy;
    this.settings = settings;
    this.progress = progress;
    this.evaluator = new Evaluator(dataset, Tasks.NONE, false);
    this.finder = new RangeFinder(settings.smoothing(), settings.stopFactor());
  }

  /**
   * Sweeps on from where the keeper knows the sweep to be, to the highest rate or to the first
   * whose loss has grown too much.
   *
   * @param model as its configuration makes it, which is what it ends as; so that is never kept
   * @throws TrialStoppedException the keeper wished for it
   * @throws CancellationException the thread was interrupted
   */
  public TrialReport train(TrainableModel model, TrialKeeper keeper) {
    List<StoredTensor> before = model.state();
    TrialCourse course = new TrialCourse(trial.hash(), model, keeper);
    course.resume().map(TrialProgress::curve).ifPresent(curve -> curve.forEach(this::see));
    progress.begun(course.curve());
    while (course.update() < settings.updates() && finder.divergedRate().isEmpty()) {
      course.pause(null);
      update(course, course.update());
    }
    course.pause(null);
    long updates = course.update();
    model.restore(before);
    Evaluation last = evaluation(model, updates);
    course.add(
        new CurveRow(updates, OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(last)));
    return course.report(result(last, updates, course.seconds()));
  }

  private void update(TrialCourse course, long t) {
    Optional<Evaluation> first =
        t == 0 ? Optional.of(evaluation(course.model(), t)) : Optional.empty();
    double rate = policy.learningRate(t, List.of());
    List<Batch> batches = examples.batches(t);
    StepOutcome outcome = course.step(batches, new StepRates(rate, policy.momentum(t)));
    double loss = outcome.isFinite() ? SinglePrecision.of(outcome.loss()) : Double.NaN;
    CurveRow row = new CurveRow(t, OptionalDouble.of(rate), OptionalDouble.of(loss), first);
    course.add(row);
    see(row);
    progress.updated(UpdateReport.of(t, rate, loss, batches));
  }

  private void see(CurveRow row) {
    finder.see(row.learningRate().orElseThrow(), row.trainLoss().orElseThrow());
  }

  private Evaluation evaluation(TrainableModel model, long update) {
    return evaluator.evaluate(model, update, OptionalDouble.empty(), false);
  }

  private TrialResult result(Evaluation last, long updates, double seconds) {
    SortedMap<String, Double> metrics = new TreeMap<>(last.metrics());
    finder
        .suggestion(settings.skipStart(), settings.skipEnd())
        .ifPresent(rate -> metrics.put(RangeTests.SUGGESTED_LR, rate));
    finder.lowestLossRate().ifPresent(rate -> metrics.put(RangeTests.LOWEST_LOSS_LR, rate));
    finder.divergedRate().ifPresent(rate -> metrics.put(RangeTests.DIVERGED_LR, rate));
    return new TrialResult(
        trial.hash(),
        TrialOutcome.SUCCEEDED,
        updates,
        seconds,
        Double.isFinite(last.loss()) ? last.loss() : null,
        Tally.boxed(last.accuracy()),
        null,
        null,
        null,
        null,
        null,
        metrics);
  }
}
