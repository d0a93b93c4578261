package io.lrbench.trainer.data;

import io.lrbench.trainer.model.TokenBatch;
import java.util.Arrays;

/** Encodes prompt and completion as one text; the completion and the end behind it are learned. */
final class CompletionEncoder {
  private final TextEncoder encoder;
  private final long end;
  private final int maxLength;
  private final EncodingLimit limit;

  CompletionEncoder(TextEncoder encoder, int maxLength, EncodingLimit limit) {
    this.encoder = encoder;
    this.end = encoder.end();
    this.maxLength = maxLength;
    this.limit = limit;
  }

  Example encode(Row row, String prompt, String completion) {
    String text = prompt + completion;
    limit.requireRow(row.place(), text);
    return example(encoder.spans(text), prompt.codePointCount(0, prompt.length())).cut(maxLength);
  }

  /** Tokens that start in the prompt are masked; EOS is learned. */
  private Example example(TextEncoder.Spans spans, int promptLength) {
    // A template that ends with EOS itself must not lead to two of them.
    int content = spans.ids().length;
    if (content > 0 && spans.ids()[content - 1] == end && spans.starts()[content - 1] < 0) {
      content--;
    }
    long[] ids = Arrays.copyOf(spans.ids(), content + 1);
    ids[content] = end;
    long[] labels = ids.clone();
    for (int i = 0; i < content; i++) {
      if (spans.starts()[i] < promptLength) {
        labels[i] = TokenBatch.IGNORED;
      }
    }
    return new Example(ids, labels);
  }
}
