package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Path;
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
    TokenFile all = tokenised(source, Split.TRAIN, tokens);
    String where = source.file().toString();
    Holdout<Example> split =
        source.isStream()
            ? Holdout.ofStream(where, all.examples(), holdout)
            : Holdout.ofSample(where, all.examples(), holdout);
    return new LanguageDataset(split.train(), first(split.heldOut(), maxHeldOut), all.dropped());
  }

  /** Reads training data and evaluates on a set of its own. */
  public static Dataset withEvaluation(Source source, Source evaluation, Tokens tokens) {
    TokenFile all = tokenised(source, Split.TRAIN, tokens);
    TokenFile held = tokenised(evaluation, Split.heldOut(evaluation.file()), tokens);
    return new LanguageDataset(all.examples(), held.examples(), all.dropped());
  }

  private static TokenFile tokenised(Source source, Split split, Tokens tokens) {
    TokenFile file =
        tokens
            .cache()
            .get(
                TokenKey.of(source, split, tokens),
                writer -> tokenise(source, split, tokens, writer));
    if (file.examples().isEmpty()) {
      throw new InputException(
          source.file().toString(),
          "at least one example with a token to predict",
          file.dropped() == 0 ? "no example" : "none in " + file.dropped() + " examples",
          source.isStream()
              ? "use more text or a smaller training.maxLength"
              : "use rows with an answer, or a larger training.maxLength: answers that start"
                  + " behind it are cut off");
    }
    return file;
  }

  private static void tokenise(Source source, Split split, Tokens tokens, TokenFileWriter writer)
      throws IOException {
    EncodingLimit size = EncodingLimit.ofHeap();
    try (TextEncoder encoder = tokens.encoder()) {
      if (source.isStream()) {
        for (Example block :
            TextStream.read(source.file(), encoder, tokens.maxLength(), source.limit(), size)) {
          writer.add(block);
        }
        return;
      }
      RowEncoder rowEncoder = RowEncoder.of(source.format(), encoder, tokens, size);
      try (Rows rows = Rows.open(source.file(), split)) {
        for (long i = 0; i < source.limit() && rows.hasNext(); i++) {
          writer.add(rowEncoder.encode(rows.next()));
        }
      }
    }
  }

  private static List<Example> first(List<Example> examples, long limit) {
    return examples.subList(0, (int) Math.min(examples.size(), limit));
  }
}
