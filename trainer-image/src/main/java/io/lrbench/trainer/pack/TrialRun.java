package io.lrbench.trainer.pack;

import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.policy.LrPolicy;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.checkpoint.Lineage;
import io.lrbench.trainer.checkpoint.TrialCheckpoints;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.model.BaseModel;
import io.lrbench.trainer.model.PeftBase;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.model.TrialOptions;
import io.lrbench.trainer.train.Evaluator;
import io.lrbench.trainer.train.Extension;
import io.lrbench.trainer.train.Plan;
import io.lrbench.trainer.train.RangeTestTrainer;
import io.lrbench.trainer.train.TrialKeeper;
import io.lrbench.trainer.train.TrialReport;
import io.lrbench.trainer.train.TrialStoppedException;
import io.lrbench.trainer.train.TrialTrainer;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.MonitoredMetric;
import io.lrbench.vocabulary.Policies;
import io.lrbench.vocabulary.RangeTests;
import java.io.IOException;
import java.util.Optional;

/**
 * What every trial of a pack is trained with; any thread may train any trial.
 *
 * @param adapted the base as exported adapters name it
 */
record TrialRun(
    PackConfig config,
    Settings settings,
    PackFacts facts,
    Dataset dataset,
    Evaluator evaluator,
    Plan plan,
    BaseModel base,
    PeftBase adapted,
    OutputFiles output,
    ProgressLines progress,
    Keeping keeping) {
  /**
   * Trains a trial, or what is left of it, and keeps its files.
   *
   * @throws TrialStoppedException the process was asked to end
   */
  TrialResult train(TrialConfig trial) throws IOException {
    if (keeping.isStopAsked()) {
      throw new TrialStoppedException(trial.hash(), 0);
    }
    Optional<TrialCheckpoints> checkpoints = keeping.of(trial, facts, lineage(trial));
    Optional<TrialReport> finished =
        checkpoints
            .flatMap(TrialCheckpoints::finished)
            .filter(report -> !exports(report) || output.holdsWeights(trial));
    TrialReport report = finished.isPresent() ? finished.get() : report(trial, checkpoints);
    output.keep(TrialDescription.of(trial, config, facts, report), report);
    return report.result();
  }

  private Optional<Lineage> lineage(TrialConfig trial) {
    return LineageHash.of(config, trial)
        .map(
            hash ->
                new Lineage(
                    hash,
                    facts.device(),
                    facts.trainer(),
                    settings.keepFinished(),
                    new Extension(
                        trial.policy(), trial.seed(), plan, settings.objective(), evaluator)));
  }

  private TrialReport report(TrialConfig trial, Optional<TrialCheckpoints> checkpoints)
      throws IOException {
    LrPolicy policy = policy(trial);
    TrialKeeper keeper =
        checkpoints.isPresent() ? checkpoints.get() : TrialKeeper.nothing(keeping.stop());
    TrialOptions options =
        settings.options(trial.seed(), Policies.optimizer(trial.policy(), horizon()));
    try (TrainableModel model = base.newTrial(options)) {
      TrialReport report =
          trial.policy().rangeTest() == null
              ? trainer(trial, policy, plan).train(model, keeper)
              : probe(trial, policy, model, keeper);
      if (exports(report)) {
        output.keep(trial, options, adapted, model.weights());
      }
      checkpoints.ifPresent(kept -> kept.finish(report));
      return report;
    }
  }

  private boolean exports(TrialReport report) {
    return settings.export() && report.result().outcome() == TrialOutcome.SUCCEEDED;
  }

  private TrialTrainer trainer(TrialConfig trial, LrPolicy policy, Plan plan) {
    return new TrialTrainer(
        trial,
        plan,
        dataset,
        evaluator,
        policy,
        Metric.of(MonitoredMetric.of(trial.policy()).wireName()).orElseThrow(),
        settings.objective(),
        progress.of(trial, plan.updates()));
  }

  /** A sweep over all rates, or a short trial at one. */
  private TrialReport probe(
      TrialConfig trial, LrPolicy policy, TrainableModel model, TrialKeeper keeper) {
    RangeTests.Settings test = RangeTests.settings(trial.policy(), horizon());
    return test.sweep()
        ? new RangeTestTrainer(
                trial, plan, dataset, policy, test, progress.of(trial, test.updates()))
            .train(model, keeper)
        : trainer(trial, policy, plan.endingAt(test.updates())).train(model, keeper);
  }

  private Horizon horizon() {
    return new Horizon(plan.updates(), plan.updatesPerEpoch());
  }

  private LrPolicy policy(TrialConfig trial) {
    String where = "policy " + trial.policy().name();
    Policies.conflict(trial.policy(), config.training())
        .ifPresent(
            e -> {
              throw new InputException(
                  where + ": " + e.path(), "what goes with training", e.found(), e.remedy());
            });
    try {
      return Policies.resolve(trial.policy(), horizon());
    } catch (InvalidPolicyException e) {
      throw new InputException(
          e.path().isEmpty() ? where : where + ": " + e.path(),
          (e.path().isEmpty() ? "a policy" : "arguments") + " for " + plan.updates() + " updates",
          e.found(),
          e.remedy());
    }
  }
}
