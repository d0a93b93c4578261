package io.lrbench.trainer.pack;

import io.lrbench.api.AugmentationSpec;
import io.lrbench.api.DatasetFormat;
import io.lrbench.api.Length;
import io.lrbench.api.LoraSpec;
import io.lrbench.api.Precision;
import io.lrbench.api.TaskSpec;
import io.lrbench.api.TrainingMethod;
import io.lrbench.api.TrainingSpec;
import io.lrbench.pack.PackConfig;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Augmentation;
import io.lrbench.trainer.data.ExampleFormat;
import io.lrbench.trainer.data.ImageData;
import io.lrbench.trainer.model.Arithmetic;
import io.lrbench.trainer.model.LoraSettings;
import io.lrbench.trainer.model.OptimizerSettings;
import io.lrbench.trainer.model.TrialOptions;
import io.lrbench.trainer.train.Objective;
import io.lrbench.trainer.train.Plan;
import io.lrbench.vocabulary.LearningRateFree;
import io.lrbench.vocabulary.Metric;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A pack's configuration with the resource's defaults in the places of what was left out. */
record Settings(PackConfig pack, Optional<Path> adapters) {
  private static final int BATCH_SIZE = 8;
  private static final int MAX_LENGTH = 512;
  private static final double HOLDOUT = 0.1;
  private static final double LANGUAGE_CLIP = 1;
  private static final Length EVERY = new Length(BigDecimal.TEN, Length.Unit.PERCENT);
  private static final List<String> TARGETS = List.of("q_proj", "v_proj");

  boolean classifier() {
    return pack.model().builtin() != null;
  }

  int maxLength() {
    return or(pack.training().maxLength(), MAX_LENGTH);
  }

  double holdout() {
    return or(pack.dataset().holdout(), HOLDOUT);
  }

  long maxExamples() {
    return or(pack.dataset().maxExamples(), Long.MAX_VALUE);
  }

  long maxHeldOut() {
    return pack.evaluation() == null
        ? Long.MAX_VALUE
        : or(pack.evaluation().maxExamples(), Long.MAX_VALUE);
  }

  /** How rows become examples, for training data and for a set to evaluate on. */
  ExampleFormat format(DatasetFormat format) {
    return ExampleFormats.of(format, pack.dataset());
  }

  /** Names of what is measured beside losses and accuracy. */
  Collection<String> metrics() {
    return Metric.named(classifier(), pack.evaluation());
  }

  /** The tasks as the manifest has them. */
  List<TaskSpec> tasks() {
    return pack.evaluation() == null ? List.of() : or(pack.evaluation().tasks(), List.of());
  }

  private List<Metric> objectives() {
    List<Metric> objectives = new ArrayList<>(Metric.known(classifier()));
    metrics().stream()
        .filter(name -> Metric.of(name).isEmpty())
        .map(Metric::ofTask)
        .forEach(objectives::add);
    return objectives;
  }

  /** The images of a built-in classifier. */
  ImageData.Source images(Path folder) {
    ImageData.Format format =
        switch (pack.dataset().format()) {
          case IDX -> ImageData.Format.IDX;
          case CIFAR -> ImageData.Format.CIFAR;
          case IMAGES -> ImageData.Format.IMAGES;
          case TEXT, INSTRUCTIONS, CHAT ->
              throw new InputException(
                  "dataset.format",
                  "idx, cifar or images for a built-in classifier",
                  pack.dataset().format().toString(),
                  "use one of them");
        };
    Integer side = pack.dataset().imageSize();
    return new ImageData.Source(
        folder, format, side == null ? OptionalInt.empty() : OptionalInt.of(side));
  }

  Augmentation augmentation() {
    AugmentationSpec spec = pack.dataset().augmentation();
    return spec == null
        ? Augmentation.NONE
        : new Augmentation(or(spec.crop(), 0), or(spec.flip(), false));
  }

  Objective objective() {
    String metric = pack.objective() == null ? null : pack.objective().metric();
    String name = or(metric, classifier() ? "accuracy" : "evalLoss");
    Metric known =
        objectives().stream()
            .filter(candidate -> candidate.wireName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "objective.metric",
                        "one of " + objectives().stream().map(Metric::wireName).toList(),
                        name,
                        "write one of them"));
    Double target = pack.objective() == null ? null : pack.objective().target();
    return new Objective(
        known, target == null ? OptionalDouble.empty() : OptionalDouble.of(target));
  }

  /** Lengths against the number of examples. */
  Plan plan(int examples) {
    TrainingSpec training = pack.training();
    int batch = or(training.batchSize(), BATCH_SIZE);
    int accumulation = or(training.gradientAccumulation(), 1);
    long perUpdate = (long) batch * accumulation;
    long perEpoch = (examples + perUpdate - 1) / perUpdate;
    long updates =
        training.updates() != null ? training.updates() : or(training.epochs(), 1L) * perEpoch;
    Length every = pack.evaluation() == null ? EVERY : or(pack.evaluation().every(), EVERY);
    return new Plan(
        updates, perEpoch, Math.max(1, every.updates(updates, perEpoch)), batch, accumulation);
  }

  /** Updates between checkpoints, at least 1; 0 where nothing is written, which goes by time. */
  long checkpointEvery(Plan plan) {
    Length every = pack.checkpointEvery();
    return every == null ? 0 : Math.max(1, every.updates(plan.updates(), plan.updatesPerEpoch()));
  }

  /** Whether finished trials leave their state for longer ones; large ones only where asked for. */
  boolean keepFinished() {
    return or(pack.keepFinished(), classifier() || pack.training().method() == TrainingMethod.LORA);
  }

  /** A trial whose policy is a schedule. */
  TrialOptions options(long seed) {
    return options(seed, Optional.empty());
  }

  /**
   * @param free what replaces training.optimizer.type
   */
  TrialOptions options(long seed, Optional<LearningRateFree> free) {
    TrainingSpec training = pack.training();
    Arithmetic arithmetic =
        new Arithmetic(
            training.precision() == Precision.BF16, or(training.activationCheckpointing(), false));
    if (classifier()) {
      refuse(arithmetic);
    }
    if (training.method() == TrainingMethod.LORA && classifier()) {
      throw new InputException(
          "training.method", "full for a built-in classifier", "lora", "write method: full");
    }
    Optional<LoraSettings> lora =
        training.method() == TrainingMethod.LORA
            ? Optional.of(lora(training.lora()))
            : Optional.empty();
    double clip = or(training.maxGradNorm(), classifier() ? 0 : LANGUAGE_CLIP);
    OptimizerSettings optimizer = OptimizerChoice.of(training.optimizer(), free);
    return new TrialOptions(seed, optimizer, lora, clip, arithmetic);
  }

  private static void refuse(Arithmetic ofClassifier) {
    if (ofClassifier.bfloat16()) {
      throw new InputException(
          "training.precision", "fp32 for a built-in classifier", "bf16", "write fp32");
    }
    if (ofClassifier.byLayer()) {
      throw new InputException(
          "training.activationCheckpointing",
          "false for a built-in classifier",
          "true",
          "remove it, or lower training.batchSize");
    }
  }

  private LoraSettings lora(LoraSpec spec) {
    if (spec == null) {
      return new LoraSettings(8, 16, 0, TARGETS);
    }
    return new LoraSettings(
        or(spec.rank(), 8),
        or(spec.alpha(), 16.0),
        or(spec.dropout(), 0.0),
        or(spec.targets(), TARGETS),
        or(spec.rsLora(), false),
        or(spec.plusRatio(), 1.0),
        adapters);
  }

  /** Whether the weights of finished trials are kept. */
  boolean export() {
    return or(pack.training().export(), false);
  }

  private static <T> T or(T value, T otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }
}
