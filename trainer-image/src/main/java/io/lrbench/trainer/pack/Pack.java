package io.lrbench.trainer.pack;

import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialResult;
import io.lrbench.policy.LrPolicy;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.engine.TorchRuntime;
import io.lrbench.trainer.model.BaseModel;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.train.Metric;
import io.lrbench.trainer.train.Plan;
import io.lrbench.trainer.train.TrialReport;
import io.lrbench.trainer.train.TrialTrainer;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import io.lrbench.vocabulary.MonitoredMetric;
import io.lrbench.vocabulary.NotSupportedException;
import io.lrbench.vocabulary.Policies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All trials of a pack on worker threads over one base and one data set. */
final class Pack {
  private final PackConfig config;
  private final Settings settings;
  private final Inputs inputs;
  private final OutputFiles output;
  private final ProgressLines progress;

  Pack(PackConfig config, Path files, OutputFiles output, ProgressLines progress) {
    this.config = config;
    this.settings = new Settings(config);
    this.inputs = new Inputs(settings, files);
    this.output = output;
    this.progress = progress;
  }

  /** What the trials would train on, without training. */
  PackFacts describe() {
    Dataset dataset = inputs.dataset();
    return facts(dataset, settings.plan(dataset.trainSize()), null);
  }

  /**
   * Trains all trials. A trial that the user has to change leaves its message in the result's
   * error; the others count.
   */
  PackResult run() throws IOException, InterruptedException {
    Dataset dataset = inputs.dataset();
    Plan plan = settings.plan(dataset.trainSize());
    try (BaseModel base = inputs.base(dataset)) {
      PackFacts facts = facts(dataset, plan, base.hash());
      ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, config.workers()));
      try {
        List<Future<TrialReport>> reports = new ArrayList<>();
        for (TrialConfig trial : config.trials()) {
          reports.add(workers.submit(() -> train(trial, dataset, plan, base)));
        }
        return gather(facts, reports);
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private PackResult gather(PackFacts facts, List<Future<TrialReport>> reports)
      throws IOException, InterruptedException {
    List<TrialResult> results = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      try {
        TrialReport report = reports.get(i).get();
        output.keep(config.trials().get(i), facts, report);
        results.add(report.result());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof InputException)) {
          throw new IllegalStateException(
              "trial " + config.trials().get(i).hash() + " failed", e.getCause());
        }
        errors.add(e.getCause().getMessage());
      }
    }
    String error = errors.isEmpty() ? null : String.join("\n", errors.stream().distinct().toList());
    return new PackResult(PackConfig.VERSION, facts, results, error);
  }

  private TrialReport train(TrialConfig trial, Dataset dataset, Plan plan, BaseModel base) {
    LrPolicy policy = policy(trial, plan);
    Metric monitored = Metric.of(MonitoredMetric.of(trial.policy()).wireName()).orElseThrow();
    TrialTrainer trainer =
        new TrialTrainer(
            trial,
            plan,
            dataset,
            policy,
            monitored,
            settings.objective(),
            progress.of(trial, plan.updates()));
    try (TrainableModel model = base.newTrial(settings.options(trial.seed()))) {
      return trainer.train(model);
    }
  }

  private static LrPolicy policy(TrialConfig trial, Plan plan) {
    try {
      return Policies.resolve(trial.policy(), new Horizon(plan.updates(), plan.updatesPerEpoch()));
    } catch (InvalidPolicyException e) {
      throw new InputException(
          "policy " + trial.policy().name() + ": " + e.path(),
          "arguments for " + plan.updates() + " updates",
          e.found(),
          e.remedy());
    } catch (NotSupportedException e) {
      throw new InputException(
          "policy " + trial.policy().name(),
          "a policy that this version runs",
          e.path(),
          e.getMessage());
    }
  }

  private static PackFacts facts(Dataset dataset, Plan plan, String modelHash) {
    return new PackFacts(
        plan.updates(),
        plan.updatesPerEpoch(),
        dataset.trainSize(),
        dataset.heldOutSize(),
        dataset.dropped() == 0 ? null : (long) dataset.dropped(),
        modelHash == null ? null : modelHash.substring(0, HASH_DIGITS),
        dataset.hash().substring(0, HASH_DIGITS),
        "cpu",
        TorchRuntime.version());
  }

  private static final int HASH_DIGITS = 16;
}
