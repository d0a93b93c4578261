package io.lrbench.trainer.pack;

import io.lrbench.api.EvaluationDataset;
import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.LoraSpec;
import io.lrbench.api.TaskSpec;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackMemory;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.data.ImageData;
import io.lrbench.trainer.data.ImageDataset;
import io.lrbench.trainer.data.LanguageData;
import io.lrbench.trainer.data.Split;
import io.lrbench.trainer.data.TokenCache;
import io.lrbench.trainer.data.Tokens;
import io.lrbench.trainer.fetch.Places;
import io.lrbench.trainer.model.BaseModel;
import io.lrbench.trainer.model.Classifier;
import io.lrbench.trainer.model.ClassifierBase;
import io.lrbench.trainer.model.DecoderBase;
import io.lrbench.trainer.model.LeastMemory;
import io.lrbench.trainer.model.PeftBase;
import io.lrbench.trainer.model.TokenLimits;
import io.lrbench.trainer.model.TrialOptions;
import io.lrbench.trainer.task.TaskSource;
import io.lrbench.trainer.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A pack's data, and the base its trials start from. */
final class Inputs {
  private final Settings settings;
  private final Places places;

  /**
   * @param places where URIs lead to
   */
  Inputs(Settings settings, Places places) {
    this.settings = settings;
    this.places = places;
  }

  /** The folder of adapters that training starts from; empty draws fresh ones. */
  static Optional<Path> adapters(PackConfig pack, Places places) {
    return Optional.ofNullable(pack.training().lora())
        .map(LoraSpec::init)
        .map(init -> places.whole("training.lora.init.uri", init.uri()));
  }

  /** Reads the data as the model will see it; looks at the model first, which costs less. */
  Dataset dataset() {
    TrialOptions options = settings.options(0);
    refuseEvaluation();
    if (settings.classifier()) {
      return images(places.whole("dataset.uri", settings.pack().dataset().uri()));
    }
    TokenLimits limits = DecoderBase.inspect(model(), options);
    if (settings.maxLength() > limits.positions()) {
      throw new InputException(
          "training.maxLength",
          "at most the model's " + limits.positions() + " positions",
          String.valueOf(settings.maxLength()),
          "write a smaller number");
    }
    Tokens tokens =
        new Tokens(
            model(), limits.vocabulary(), settings.maxLength(), TokenCache.in(places.cache()));
    LanguageData.Source source =
        new LanguageData.Source(
            rows(), settings.format(settings.pack().dataset().format()), settings.maxExamples());
    EvaluationDataset evaluation =
        settings.pack().evaluation() == null ? null : settings.pack().evaluation().dataset();
    if (evaluation == null && Split.hasHeldOut(source.file())) {
      requireNoHoldout();
      return LanguageData.withEvaluation(source, source.first(settings.maxHeldOut()), tokens);
    }
    if (evaluation == null) {
      return LanguageData.withHoldout(source, tokens, settings.holdout(), settings.maxHeldOut());
    }
    LanguageData.Source heldOut =
        new LanguageData.Source(
            places.evaluationRows("evaluation.dataset.uri", evaluation.uri()),
            settings.format(evaluation.format()),
            settings.maxHeldOut());
    return LanguageData.withEvaluation(source, heldOut, tokens);
  }

  /** Of a remote set only what is used: its held-out splits where nothing else is held out. */
  private Path rows() {
    String uri = settings.pack().dataset().uri();
    EvaluationSpec evaluation = settings.pack().evaluation();
    boolean other = evaluation != null && evaluation.dataset() != null;
    return other || settings.pack().dataset().holdout() != null
        ? places.trainRows("dataset.uri", uri)
        : places.allRows("dataset.uri", uri);
  }

  private void requireNoHoldout() {
    if (settings.pack().dataset().holdout() != null) {
      throw new InputException(
          "dataset.holdout",
          "none with a folder that has its own validation or test split",
          String.valueOf(settings.pack().dataset().holdout()),
          "remove it, or name the training files alone");
    }
  }

  /** Reads and encodes the tasks' questions. */
  Tasks tasks() {
    List<TaskSpec> specs = settings.tasks();
    if (specs.isEmpty()) {
      return Tasks.NONE;
    }
    List<TaskSource> sources =
        IntStream.range(0, specs.size())
            .mapToObj(i -> new TaskSettings(i, specs.get(i)).source(places::allRows))
            .toList();
    return Tasks.read(sources, model(), DecoderBase.inspect(model(), settings.options(0)));
  }

  private void refuseEvaluation() {
    EvaluationSpec evaluation = settings.pack().evaluation();
    if (settings.classifier() && !settings.tasks().isEmpty()) {
      throw new InputException(
          "evaluation.tasks",
          "none with a classifier, as only language models are asked questions",
          String.valueOf(settings.tasks().size()),
          "remove them");
    }
    if (settings.classifier() && evaluation != null && evaluation.dataset() != null) {
      throw new InputException(
          "evaluation.dataset",
          "none with a set that has its own test split",
          evaluation.dataset().uri(),
          "remove it");
    }
  }

  private Dataset images(Path data) {
    ImageDataset images =
        ImageData.read(
            settings.images(data),
            new ImageData.Limits(settings.maxExamples(), settings.maxHeldOut(), settings.holdout()),
            settings.augmentation());
    try (ClassifierBase network = classifier(images)) {
      network.check(settings.options(0));
    }
    return images;
  }

  private Path model() {
    return places.model("model.uri", settings.pack().model().uri());
  }

  /** What remote files are versions of, by field. */
  Map<String, String> revisions() {
    return places.revisions();
  }

  /** What training takes at least. */
  PackMemory memory(Dataset dataset) {
    TrialOptions options = settings.options(0);
    if (dataset instanceof ImageDataset images) {
      try (ClassifierBase network = classifier(images)) {
        return told(network.memory(options));
      }
    }
    return told(DecoderBase.inspect(model(), options).memory());
  }

  private static PackMemory told(LeastMemory memory) {
    return new PackMemory(memory.shared(), memory.trial());
  }

  /** Loads the weights that all trials share. */
  BaseModel base(Dataset dataset) {
    return dataset instanceof ImageDataset images
        ? classifier(images)
        : DecoderBase.open(model(), settings.options(0));
  }

  /** The base as exported adapters name it; a classifier has none. */
  PeftBase adapted() {
    return settings.classifier()
        ? new PeftBase("", null)
        : PeftBase.of(settings.pack().model().uri(), model());
  }

  private ClassifierBase classifier(ImageDataset images) {
    Classifier kind =
        switch (settings.pack().model().builtin()) {
          case MLP -> Classifier.MLP;
          case LENET -> Classifier.LENET;
          case CNN3 -> Classifier.CNN3;
          case RESNET20 -> Classifier.RESNET20;
          case RESNET32 -> Classifier.RESNET32;
          case RESNET56 -> Classifier.RESNET56;
        };
    return new ClassifierBase(kind, images.shape(), images.classes());
  }
}
