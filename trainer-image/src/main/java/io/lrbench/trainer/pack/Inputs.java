package io.lrbench.trainer.pack;

import io.lrbench.api.DatasetFormat;
import io.lrbench.api.EvaluationDataset;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.data.FileUri;
import io.lrbench.trainer.data.IdxDataset;
import io.lrbench.trainer.data.LanguageData;
import io.lrbench.trainer.model.BaseModel;
import io.lrbench.trainer.model.Classifier;
import io.lrbench.trainer.model.ClassifierBase;
import io.lrbench.trainer.model.LlamaBase;
import java.nio.file.Path;

/** A pack's data, and the base its trials start from. */
final class Inputs {
  private final Settings settings;
  private final Path files;

  /**
   * @param files what relative URIs start at
   */
  Inputs(Settings settings, Path files) {
    this.settings = settings;
    this.files = files;
  }

  /** Reads the data as the model will see it. */
  Dataset dataset() {
    Path data = FileUri.resolve("dataset.uri", settings.pack().dataset().uri(), files);
    if (settings.classifier()) {
      return images(data);
    }
    LanguageData.Source source =
        new LanguageData.Source(
            data, settings.format(settings.pack().dataset().format()), settings.maxExamples());
    EvaluationDataset evaluation =
        settings.pack().evaluation() == null ? null : settings.pack().evaluation().dataset();
    if (evaluation == null) {
      return LanguageData.withHoldout(
          source, model(), settings.maxLength(), settings.holdout(), settings.maxHeldOut());
    }
    LanguageData.Source heldOut =
        new LanguageData.Source(
            FileUri.resolve("evaluation.dataset.uri", evaluation.uri(), files),
            settings.format(evaluation.format()),
            settings.maxHeldOut());
    return LanguageData.withEvaluation(source, heldOut, model(), settings.maxLength());
  }

  private Dataset images(Path data) {
    if (settings.pack().dataset().format() != DatasetFormat.IDX) {
      throw new InputException(
          "dataset.format",
          "idx for a built-in classifier",
          String.valueOf(settings.pack().dataset().format()),
          "write idx and a folder with the four files");
    }
    return IdxDataset.read(data, settings.maxExamples(), settings.maxHeldOut());
  }

  private Path model() {
    return FileUri.resolve("model.uri", settings.pack().model().uri(), files);
  }

  /** Loads the weights that all trials share. */
  BaseModel base(Dataset dataset) {
    if (!(dataset instanceof IdxDataset images)) {
      LlamaBase base = LlamaBase.open(model());
      if (settings.maxLength() > base.positions()) {
        base.close();
        throw new InputException(
            "training.maxLength",
            "at most the model's " + base.positions() + " positions",
            String.valueOf(settings.maxLength()),
            "write a smaller number");
      }
      return base;
    }
    Classifier kind =
        switch (settings.pack().model().builtin()) {
          case MLP -> Classifier.MLP;
          case LENET -> Classifier.LENET;
          case CNN3 -> Classifier.CNN3;
          case RESNET20, RESNET32, RESNET56 ->
              throw new InputException(
                  "model.builtin",
                  "mlp, lenet or cnn3, which this version trains",
                  settings.pack().model().builtin().toString(),
                  "use one of them");
        };
    return new ClassifierBase(kind, images.shape(), images.classes());
  }
}
