package io.lrbench.trainer.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Format {@code text}: a stream cut into blocks, or one example a row of JSON lines. */
final class TextReader {
  private TextReader() {}

  static boolean isStream(Path file) {
    return !file.toString().endsWith(".jsonl");
  }

  /** The file's examples, at most {@code limit}. */
  static List<Example> read(Path file, TextEncoder encoder, int maxLength, long limit) {
    EncodingLimit size = EncodingLimit.ofHeap();
    return isStream(file)
        ? stream(file, encoder, maxLength, limit, size)
        : rows(file, encoder, maxLength, limit, size);
  }

  /** The whole stream is encoded, as the tokens of a part may differ where it is cut. */
  static List<Example> stream(
      Path file, TextEncoder encoder, int maxLength, long limit, EncodingLimit size) {
    size.requireStream(file);
    return blocks(encoder.plain(Rows.text(file)), encoder.beginning(), maxLength, limit);
  }

  /** BOS, where there is one, and the next tokens; a last partial block is dropped. */
  static List<Example> blocks(long[] tokens, OptionalLong beginning, int maxLength, long limit) {
    int special = beginning.isPresent() ? 1 : 0;
    int content = maxLength - special;
    List<Example> blocks = new ArrayList<>();
    for (int from = 0; from + content <= tokens.length && blocks.size() < limit; from += content) {
      long[] block = new long[maxLength];
      beginning.ifPresent(id -> block[0] = id);
      System.arraycopy(tokens, from, block, special, content);
      blocks.add(Example.allLabelled(block));
    }
    return blocks;
  }

  static List<Example> rows(
      Path file, TextEncoder encoder, int maxLength, long limit, EncodingLimit size) {
    List<Example> examples = new ArrayList<>();
    for (JsonNode row : Rows.json(file)) {
      if (examples.size() == limit) {
        break;
      }
      if (!row.path("text").isTextual()) {
        throw new InputException(
            file.toString(),
            "a field text with a string in every row",
            row.toString().substring(0, Math.min(80, row.toString().length())),
            "name the field text");
      }
      String text = row.get("text").asText();
      size.requireRow(file, text);
      long[] ids = encoder.templated(text);
      examples.add(Example.allLabelled(Arrays.copyOf(ids, Math.min(ids.length, maxLength))));
    }
    return examples;
  }
}
