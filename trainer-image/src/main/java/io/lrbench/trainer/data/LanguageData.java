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
   * One file of examples, or a folder with a split's files.
   *
   * @param limit the first examples that are used
   */
  public record Source(Path file, Format format, long limit) {}

  /**
   * How text becomes tokens.
   *
   * @param model the folder with tokenizer.json
   * @param vocabulary the model's; every id is below it
   * @param maxLength tokens of the longest example, at least 2
   */
  public record Tokens(Path model, long vocabulary, int maxLength) {
    TextEncoder encoder() {
      return TextEncoder.open(model, vocabulary);
    }
  }

  /**
   * Reads training data and holds a share of it out.
   *
   * @param maxHeldOut the first held-out examples that are used
   */
  public static Dataset withHoldout(Source source, Tokens tokens, double holdout, long maxHeldOut) {
    try (TextEncoder encoder = tokens.encoder()) {
      List<Example> all = examples(source, Split.TRAIN, encoder, tokens.maxLength());
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
  public static Dataset withEvaluation(Source source, Source evaluation, Tokens tokens) {
    try (TextEncoder encoder = tokens.encoder()) {
      List<Example> all = examples(source, Split.TRAIN, encoder, tokens.maxLength());
      List<Example> usable = usable(source, all);
      List<Example> held =
          usable(
              evaluation,
              examples(evaluation, heldOut(evaluation.file()), encoder, tokens.maxLength()));
      return new LanguageDataset(usable, held, all.size() - usable.size());
    }
  }

  private static List<Example> examples(
      Source source, Split split, TextEncoder encoder, int maxLength) {
    return switch (source.format()) {
      case TEXT -> TextReader.read(source.file(), split, encoder, maxLength, source.limit());
      case INSTRUCTIONS ->
          InstructionReader.read(source.file(), split, encoder, maxLength, source.limit());
    };
  }

  /** A folder's validation split, else its test split, else all of it. */
  private static Split heldOut(Path path) {
    return List.of(Split.VALIDATION, Split.TEST).stream()
        .filter(split -> split.isIn(path))
        .findFirst()
        .orElse(Split.TEST);
  }

  private static List<Example> usable(Source source, List<Example> examples) {
    List<Example> usable = examples.stream().filter(Example::isLearnable).toList();
    if (usable.isEmpty()) {
      throw new InputException(
          source.file().toString(),
          "at least one example with a token to predict",
          examples.isEmpty() ? "no example" : "none in " + examples.size() + " examples",
          "use more text or a smaller training.maxLength");
    }
    return usable;
  }

  private static List<Example> first(List<Example> examples, long limit) {
    return examples.subList(0, (int) Math.min(examples.size(), limit));
  }
}
