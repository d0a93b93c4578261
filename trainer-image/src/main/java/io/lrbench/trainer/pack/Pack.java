package io.lrbench.trainer.pack;

import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialResult;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.engine.TorchRuntime;
import io.lrbench.trainer.model.BaseModel;
import io.lrbench.trainer.task.Tasks;
import io.lrbench.trainer.train.Evaluator;
import io.lrbench.trainer.train.Plan;
import io.lrbench.trainer.train.TrialStoppedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** All trials of a pack on worker threads over one base and one data set. */
final class Pack {
  private static final int HASH_DIGITS = 16;

  private final PackConfig config;
  private final Settings settings;
  private final Inputs inputs;
  private final OutputFiles output;
  private final ProgressLines progress;
  private final Surroundings surroundings;
  private final AnswerSoFar answer;

  Pack(PackConfig config, OutputFiles output, ProgressLines progress, Surroundings surroundings) {
    this.config = config;
    this.settings = new Settings(config, Inputs.adapters(config, surroundings.places()));
    this.inputs = new Inputs(settings, surroundings.places());
    this.output = output;
    this.progress = progress;
    this.surroundings = surroundings;
    this.answer = new AnswerSoFar(output);
  }

  /**
   * How a run ended.
   *
   * @param result of the trials that ended
   * @param stopped whether others were stopped before their end
   */
  record Ending(PackResult result, boolean stopped) {}

  /** Whether results of trials that ended are told already. */
  boolean hasAnswered() {
    return !answer.isEmpty();
  }

  /** What the trials would train on, without training. */
  PackFacts describe() {
    settings.objective();
    Dataset dataset = inputs.dataset();
    inputs.tasks();
    return facts(dataset, settings.plan(dataset.trainSize()), null);
  }

  /**
   * Trains all trials. A trial that the user has to change leaves its message in the result's
   * error; the others count.
   */
  Ending run() throws IOException, InterruptedException {
    settings.objective();
    if (settings.export()) {
      output.requireFolder();
    }
    TorchRuntime.start(surroundings.device());
    Dataset dataset = inputs.dataset();
    Plan plan = settings.plan(dataset.trainSize());
    Tasks questions = inputs.tasks();
    TerminationMessage.requireRoom(
        config, facts(dataset, plan, "0".repeat(HASH_DIGITS)), settings.metrics());
    try (BaseModel base = inputs.base(dataset);
        Workers workers = new Workers(config.workers())) {
      PackFacts facts = facts(dataset, plan, base.hash().substring(0, HASH_DIGITS));
      TrialRun run =
          new TrialRun(
              config,
              settings,
              facts,
              dataset,
              new Evaluator(dataset, questions, base.startsAlike()),
              plan,
              base,
              inputs.adapted(),
              output,
              progress,
              surroundings.keeping(settings.checkpointEvery(plan)));
      List<Callable<TrialResult>> tasks = new ArrayList<>();
      config.trials().forEach(trial -> tasks.add(() -> answer.with(facts, run.train(trial))));
      return gather(facts, workers.submit(tasks));
    }
  }

  private Ending gather(PackFacts facts, List<Future<TrialResult>> futures)
      throws InterruptedException {
    List<TrialResult> results = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    boolean stopped = false;
    for (int i = 0; i < futures.size(); i++) {
      try {
        results.add(futures.get(i).get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TrialStoppedException) {
          stopped = true;
          continue;
        }
        if (!(e.getCause() instanceof InputException)) {
          throw new IllegalStateException(describe(config.trials().get(i)) + " failed", e);
        }
        errors.add(e.getCause().getMessage());
      }
    }
    String error = errors.isEmpty() ? null : String.join("\n", errors.stream().distinct().toList());
    return new Ending(new PackResult(PackConfig.VERSION, facts, results, error), stopped);
  }

  private static String describe(TrialConfig trial) {
    return "policy " + trial.policy().name() + ", seed " + trial.seed();
  }

  private PackFacts facts(Dataset dataset, Plan plan, String modelHash) {
    boolean described = modelHash == null;
    return new PackFacts(
        plan.updates(),
        plan.updatesPerEpoch(),
        dataset.trainSize(),
        dataset.heldOutSize(),
        dataset.dropped() == 0 ? null : (long) dataset.dropped(),
        modelHash,
        dataset.hash().substring(0, HASH_DIGITS),
        inputs.memory(dataset),
        inputs.revisions(),
        described ? null : TorchRuntime.device(),
        described ? null : TorchRuntime.version());
  }
}
