package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much text one call of the native tokenizer may get: it ends the process when the heap cannot
 * hold its answer.
 *
 * @param bytes of a text in UTF-8, which has at most about as many tokens
 */
public record EncodingLimit(long bytes) {
  /**
   * A byte of text needs up to 8 bytes of heap for its id, 16 for its example, and 140 bytes that
   * the native tokenizer takes beside the heap.
   */
  private static final long HEAP_BYTES_A_BYTE = 64;

  /** A row also needs objects that say where its tokens start. */
  private static final long ROW_SHARE = 4;

  /** For this process's heap. */
  public static EncodingLimit ofHeap() {
    return new EncodingLimit(Runtime.getRuntime().maxMemory() / HEAP_BYTES_A_BYTE);
  }

  /** Refuses a stream that is too large, before it is read. */
  void requireStream(Path file) {
    try {
      long size = Files.size(file);
      if (size > bytes) {
        throw tooLarge(
            file.toString(),
            "a text of at most " + bytes,
            size,
            "split the text, write rows as .jsonl");
      }
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable file", e.toString(), "check dataset.uri");
    }
  }

  /** Refuses a row that is too large. */
  public void requireRow(String place, String text) {
    long most = bytes / ROW_SHARE;
    // No character of a string has more than 3 bytes in UTF-8.
    if (text.length() * 3L > most) {
      long size = text.codePoints().mapToLong(EncodingLimit::size).sum();
      if (size > most) {
        throw tooLarge(place, "rows with a text of at most " + most, size, "split the row");
      }
    }
  }

  private static long size(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  private static InputException tooLarge(String place, String expected, long size, String remedy) {
    return new InputException(
        place,
        expected + " bytes for this heap",
        size + " bytes",
        remedy + ", or give the trainer more memory");
  }
}
