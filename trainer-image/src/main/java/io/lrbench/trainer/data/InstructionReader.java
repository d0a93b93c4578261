package io.lrbench.trainer.data;

import io.lrbench.trainer.model.TokenBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Format {@code instructions}: Alpaca's two templates, loss on the output alone (Stanford Alpaca,
 * 2023).
 */
final class InstructionReader {
  private static final String WITHOUT_INPUT =
      "Below is an instruction that describes a task. Write a response that appropriately completes"
          + " the request.\n\n### Instruction:\n%s\n\n### Response:\n";
  private static final String WITH_INPUT =
      "Below is an instruction that describes a task, paired with an input that provides further"
          + " context. Write a response that appropriately completes the request.\n\n"
          + "### Instruction:\n%s\n\n### Input:\n%s\n\n### Response:\n";

  private InstructionReader() {}

  static List<Example> read(
      Path path, Split split, TextEncoder encoder, int maxLength, long limit) {
    long end = encoder.end();
    EncodingLimit size = EncodingLimit.ofHeap();
    List<Example> examples = new ArrayList<>();
    try (Rows rows = Rows.open(path, split)) {
      while (examples.size() < limit && rows.hasNext()) {
        Row row = rows.next();
        String prompt = prompt(row);
        String text = prompt + row.text("output");
        size.requireRow(row.place(), text);
        examples.add(example(encoder.spans(text), prompt, end, maxLength));
      }
    }
    return examples;
  }

  private static String prompt(Row row) {
    String instruction = row.text("instruction");
    String input = row.fields().path("input").asText("");
    return input.isEmpty()
        ? String.format(WITHOUT_INPUT, instruction)
        : String.format(WITH_INPUT, instruction, input);
  }

  /** Tokens that start in the prompt are masked; EOS is learned. */
  private static Example example(TextEncoder.Spans spans, String prompt, long end, int maxLength) {
    // A template that ends with EOS itself must not lead to two of them.
    int content = spans.ids().length;
    if (content > 0 && spans.ids()[content - 1] == end && spans.starts()[content - 1] < 0) {
      content--;
    }
    long[] ids = Arrays.copyOf(spans.ids(), content + 1);
    ids[content] = end;
    long[] labels = ids.clone();
    int promptLength = prompt.codePointCount(0, prompt.length());
    for (int i = 0; i < content; i++) {
      if (spans.starts()[i] < promptLength) {
        labels[i] = TokenBatch.IGNORED;
      }
    }
    int length = Math.min(ids.length, maxLength);
    return new Example(Arrays.copyOf(ids, length), Arrays.copyOf(labels, length));
  }
}
