package io.lrbench.trainer.pretrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.data.ExampleFormat;
import io.lrbench.trainer.data.LanguageData;
import io.lrbench.trainer.data.Tokens;
import io.lrbench.trainer.model.DecoderBase;
import io.lrbench.trainer.model.OptimizerSettings;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.model.TrialOptions;
import io.lrbench.trainer.safetensors.SafetensorsWriter;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.task.Tasks;
import io.lrbench.trainer.train.Evaluator;
import io.lrbench.trainer.train.Objective;
import io.lrbench.trainer.train.Plan;
import io.lrbench.trainer.train.Progress;
import io.lrbench.trainer.train.TrialTrainer;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.Policies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trains every weight of a model folder on a text, in place, as a trial of method full does.
 *
 * @param updates of the optimizer, evaluations at a tenth of them each
 * @param batchSize examples of an update
 * @param maxLength tokens of an example
 */
record Pretraining(long updates, int batchSize, int maxLength) {
  /** The quickstart's: no example is seen twice. */
  static final Pretraining QUICKSTART = new Pretraining(600, 16, 128);

  /** Linear decay is arithmetic alone: the same rates on every machine. */
  private static final String TRIAL =
      """
      {"hash": "pretraining", "seed": 1, "policy": {"name": "pretraining",
       "huggingface": {"type": "linear", "lr": 4e-3, "warmupSteps": "5%"}}}""";

  private static final OptimizerSettings ADAMW =
      new OptimizerSettings(OptimizerSettings.Kind.ADAMW, 0.9, 0.98, 1e-8, 0.05, 0, false);
  private static final double HOLDOUT = 0.01;
  private static final double CLIP = 1;
  private static final int EVALUATIONS = 10;

  /**
   * Trains and replaces the folder's weights.
   *
   * @param model a folder with config.json, tokenizer.json and initial weights
   * @param text one text a line
   * @return the held-out loss, nats a token
   */
  double run(Path model, Path text, Progress progress) throws IOException {
    TrialConfig trial = trial();
    TrialOptions options = new TrialOptions(trial.seed(), ADAMW, Optional.empty(), CLIP);
    long vocabulary = DecoderBase.inspect(model, options).vocabulary();
    Dataset dataset =
        LanguageData.withHoldout(
            new LanguageData.Source(text, new ExampleFormat.Text("text"), Long.MAX_VALUE),
            new Tokens(model, vocabulary, maxLength),
            HOLDOUT,
            Long.MAX_VALUE);
    long perEpoch = ((long) dataset.trainSize() + batchSize - 1) / batchSize;
    TrialTrainer trainer =
        new TrialTrainer(
            trial,
            new Plan(updates, perEpoch, Math.max(1, updates / EVALUATIONS), batchSize, 1),
            dataset,
            new Evaluator(dataset, Tasks.NONE, true),
            Policies.resolve(trial.policy(), new Horizon(updates, perEpoch)),
            Metric.EVAL_LOSS,
            new Objective(Metric.EVAL_LOSS, OptionalDouble.empty()),
            progress);
    try (DecoderBase base = DecoderBase.open(model);
        TrainableModel network = base.newTrial(options)) {
      double loss = trainer.train(network).result().evalLoss();
      List<StoredTensor> trained = network.weights();
      SafetensorsWriter.write(model.resolve("model.safetensors"), trained);
      return loss;
    }
  }

  private static TrialConfig trial() {
    try {
      return new ObjectMapper().readValue(TRIAL, TrialConfig.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
