package io.lrbench.trainer.task;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.EncodingLimit;
import io.lrbench.trainer.data.PythonText;
import io.lrbench.trainer.data.TextEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Texts to tokens as lm-evaluation-harness 0.4.13 does it (api/model.py, {@code _encode_pair};
 * models/huggingface.py): context and choice as one text, and the context alone.
 *
 * @param positions tokens that the model takes at once
 */
record ChoiceEncoder(TextEncoder encoder, OptionalLong beginning, int positions) {
  private static final String DELIMITER = " ";

  static ChoiceEncoder of(TextEncoder encoder, int positions) {
    return new ChoiceEncoder(encoder, encoder.beginning(), positions);
  }

  /**
   * A question's choices.
   *
   * @param place the row, for messages
   * @param context all that stands in front of each choice
   */
  List<Choice> encode(String place, String context, List<String> choices) {
    EncodingLimit.ofHeap().requireRow(place, context);
    // A space at the context's end would become a token of its own; it belongs to the choice.
    int front = tokens(PythonText.stripTrailing(context)).length;
    return choices.stream().map(choice -> encode(place, context, front, choice)).toList();
  }

  private Choice encode(String place, String context, int front, String choice) {
    String text = context + DELIMITER + choice;
    EncodingLimit.ofHeap().requireRow(place, text);
    int[] whole = tokens(text);
    int own = whole.length - front;
    if (own < 1 || own > positions || own >= whole.length) {
      throw new InputException(
          place,
          "choices of 1 to " + positions + " tokens behind a question",
          own + " tokens in \"" + choice + "\"",
          "leave the row out or correct it");
    }
    int from = Math.max(0, whole.length - positions - 1);
    return new Choice(
        Arrays.copyOfRange(whole, from, whole.length - 1),
        Arrays.copyOfRange(whole, whole.length - own, whole.length),
        choice.codePointCount(0, choice.length()),
        from);
  }

  private int[] tokens(String text) {
    LongStream front =
        beginning.isPresent() ? LongStream.of(beginning.getAsLong()) : LongStream.of();
    return LongStream.concat(front, LongStream.of(encoder.plain(text)))
        .mapToInt(Math::toIntExact)
        .toArray();
  }
}
