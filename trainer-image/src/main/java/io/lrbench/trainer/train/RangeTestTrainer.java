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
import java.util.ArrayList;
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
  private final List<CurveRow> curve = new ArrayList<>();
  private long nanos;

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
    this.evaluator = Evaluator.of(dataset, Tasks.NONE);
  }

  /**
   * Sweeps to the highest rate, or to the first whose loss has grown too much. A sweep is short and
   * is not kept: one that was stopped starts again.
   *
   * @throws TrialStoppedException the keeper wished for it
   * @throws CancellationException the thread was interrupted
   */
  public TrialReport train(TrainableModel model, TrialKeeper keeper) {
    List<StoredTensor> before = model.state();
    Optional<Evaluation> first =
        Optional.of(evaluator.evaluate(model, 0, OptionalDouble.empty(), false));
    RangeFinder finder = new RangeFinder(settings.smoothing(), settings.stopFactor());
    long t = 0;
    while (t < settings.updates() && finder.divergedRate().isEmpty()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("trial " + trial.hash() + " at update " + t);
      }
      if (keeper.wish(t) == TrialKeeper.Wish.KEEP_AND_STOP) {
        throw new TrialStoppedException(trial.hash(), 0);
      }
      double rate = policy.learningRate(t, List.of());
      List<Batch> batches = examples.batches(t);
      double loss = step(model, batches, new StepRates(rate, policy.momentum(t)));
      finder.see(rate, loss);
      curve.add(
          new CurveRow(
              t,
              OptionalDouble.of(rate),
              OptionalDouble.of(loss),
              t == 0 ? first : Optional.empty()));
      progress.updated(UpdateReport.of(t, rate, loss, batches));
      t++;
    }
    model.restore(before);
    Evaluation last = evaluator.evaluate(model, t, OptionalDouble.empty(), false);
    curve.add(new CurveRow(t, OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(last)));
    return new TrialReport(result(last, finder, t), curve, model.weightsHash());
  }

  /** The loss of the update; not a number where the update could not be made. */
  private double step(TrainableModel model, List<Batch> batches, StepRates rates) {
    long start = System.nanoTime();
    StepOutcome outcome = model.step(batches, rates);
    nanos += System.nanoTime() - start;
    return outcome.isFinite() ? SinglePrecision.of(outcome.loss()) : Double.NaN;
  }

  private TrialResult result(Evaluation last, RangeFinder finder, long updates) {
    SortedMap<String, Double> metrics = new TreeMap<>(last.metrics());
    finder
        .suggestion(settings.skipStart(), settings.skipEnd())
        .ifPresent(rate -> metrics.put("suggestedLr", rate));
    finder.lowestLossRate().ifPresent(rate -> metrics.put("lowestLossLr", rate));
    finder.divergedRate().ifPresent(rate -> metrics.put("divergedLr", rate));
    return new TrialResult(
        trial.hash(),
        TrialOutcome.SUCCEEDED,
        updates,
        Tally.seconds(nanos),
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
