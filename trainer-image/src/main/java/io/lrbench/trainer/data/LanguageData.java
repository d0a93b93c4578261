package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a language model's data set: format, limits, what cannot be learned from, holdout. */
public final class LanguageData {
  private LanguageData() {}

  /**
   * One file of examples, or a folder with a split's files.
   *
   * @param limit the first examples that are used
   */
  public record Source(Path file, ExampleFormat format, long limit) {
    /** The same with another limit. */
    public Source first(long number) {
      return new Source(file, format, number);
    }

    boolean isStream() {
      return format instanceof ExampleFormat.Text && TextStream.is(file);
    }
  }

  /**
   * Reads training data and holds a share of it out.
   *
   * @param maxHeldOut the first held-out examples that are used
   */
  public static Dataset withHoldout(Source source, Tokens tokens, double holdout, long maxHeldOut) {
    try (TextEncoder encoder = tokens.encoder()) {
      List<Example> all = examples(source, Split.TRAIN, encoder, tokens);
      List<Example> usable = usable(source, all);
      String where = source.file().toString();
      Holdout<Example> split =
          source.isStream()
              ? Holdout.ofStream(where, usable, holdout)
              : Holdout.ofSample(where, usable, holdout);
      return new LanguageDataset(
          split.train(), first(split.heldOut(), maxHeldOut), all.size() - usable.size());
    }
  }

  /** Reads training data and evaluates on a set of its own. */
  public static Dataset withEvaluation(Source source, Source evaluation, Tokens tokens) {
    try (TextEncoder encoder = tokens.encoder()) {
      List<Example> all = examples(source, Split.TRAIN, encoder, tokens);
      List<Example> usable = usable(source, all);
      Split split = Split.heldOut(evaluation.file());
      List<Example> held = usable(evaluation, examples(evaluation, split, encoder, tokens));
      return new LanguageDataset(usable, held, all.size() - usable.size());
    }
  }

  private static List<Example> examples(
      Source source, Split split, TextEncoder encoder, Tokens tokens) {
    EncodingLimit size = EncodingLimit.ofHeap();
    if (source.isStream()) {
      return TextStream.read(source.file(), encoder, tokens.maxLength(), source.limit(), size);
    }
    List<Example> examples = new ArrayList<>();
    RowEncoder rowEncoder = RowEncoder.of(source.format(), encoder, tokens, size);
    try (Rows rows = Rows.open(source.file(), split)) {
      while (examples.size() < source.limit() && rows.hasNext()) {
        examples.add(rowEncoder.encode(rows.next()));
      }
    }
    return examples;
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
