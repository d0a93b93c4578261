package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.nio.file.Path;
import java.util.List;

/** Reads a language model's data set: format, limits, what cannot be learned from, holdout. */
public final class LanguageData {
  private LanguageData() {}

  /** The formats this version reads. */
  public enum Format {
    TEXT,
    INSTRUCTIONS
  }

  /**
   * One file of examples.
   *
   * @param limit the first examples that are used
   */
  public record Source(Path file, Format format, long limit) {}

  /**
   * Reads training data and holds a share of it out.
   *
   * @param model the folder with tokenizer.json
   * @param maxLength tokens of the longest example
   * @param maxHeldOut the first held-out examples that are used
   */
  public static Dataset withHoldout(
      Source source, Path model, int maxLength, double holdout, long maxHeldOut) {
    try (TextEncoder encoder = TextEncoder.open(model)) {
      List<Example> all = examples(source, encoder, maxLength);
      List<Example> usable = usable(source, all);
      boolean stream = source.format() == Format.TEXT && TextReader.isStream(source.file());
      String where = source.file().toString();
      Holdout<Example> split =
          stream
              ? Holdout.ofStream(where, usable, holdout)
              : Holdout.ofSample(where, usable, holdout);
      return new LanguageDataset(
          split.train(), first(split.heldOut(), maxHeldOut), all.size() - usable.size());
    }
  }

  /** Reads training data and evaluates on a set of its own. */
  public static Dataset withEvaluation(
      Source source, Source evaluation, Path model, int maxLength) {
    try (TextEncoder encoder = TextEncoder.open(model)) {
      List<Example> all = examples(source, encoder, maxLength);
      List<Example> usable = usable(source, all);
      List<Example> held = usable(evaluation, examples(evaluation, encoder, maxLength));
      return new LanguageDataset(usable, held, all.size() - usable.size());
    }
  }

  private static List<Example> examples(Source source, TextEncoder encoder, int maxLength) {
    return switch (source.format()) {
      case TEXT -> TextReader.read(source.file(), encoder, maxLength, source.limit());
      case INSTRUCTIONS ->
          InstructionReader.read(source.file(), encoder, maxLength, source.limit());
    };
  }

  private static List<Example> usable(Source source, List<Example> examples) {
    List<Example> usable = examples.stream().filter(Example::isLearnable).toList();
    if (usable.isEmpty()) {
      throw new InputException(
          source.file().toString(),
          "at least one example with a token to predict",
          examples.size() + " examples without",
          "use more text or a smaller training.maxLength");
    }
    return usable;
  }

  private static List<Example> first(List<Example> examples, long limit) {
    return examples.subList(0, (int) Math.min(examples.size(), limit));
  }
}
