package io.lrbench.trainer.pretrain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A visible character for each byte, as GPT-2's tokenizer and ByteLevel spell them: printable
 * Latin-1 stands for itself, the others for 256, 257, and so on.
 */
final class ByteAlphabet {
  private static final List<String> CHARACTERS = characters();

  private ByteAlphabet() {}

  /** The characters of bytes 0 to 255. */
  static List<String> all() {
    return CHARACTERS;
  }

  static String spell(String text) {
    StringBuilder spelled = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      spelled.append(CHARACTERS.get(b & 0xff));
    }
    return spelled.toString();
  }

  private static List<String> characters() {
    int[] next = {256};
    return IntStream.range(0, 256)
        .mapToObj(b -> String.valueOf((char) (isPrintable(b) ? b : next[0]++)))
        .toList();
  }

  private static boolean isPrintable(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xa1 && b != 0xad);
  }
}
