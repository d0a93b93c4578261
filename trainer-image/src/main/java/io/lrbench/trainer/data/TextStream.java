package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A text that is no table: one stream, cut into blocks. */
final class TextStream {
  private TextStream() {}

  static boolean is(Path file) {
    return !Files.isDirectory(file) && RowFormat.of(file).isEmpty();
  }

  /** The whole stream is encoded, as the tokens of a part may differ where it is cut. */
  static List<Example> read(
      Path file, TextEncoder encoder, int maxLength, long limit, EncodingLimit size) {
    size.requireStream(file);
    return blocks(encoder.plain(text(file)), encoder.beginning(), maxLength, limit);
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

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(
          file.toString(), "text in UTF-8", "other bytes", "convert it to UTF-8");
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable file", e.toString(), "check dataset.uri");
    }
  }
}
