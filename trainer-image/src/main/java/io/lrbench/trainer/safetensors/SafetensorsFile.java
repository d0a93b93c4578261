package io.lrbench.trainer.safetensors;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file in the safetensors format: the header's length in 8 bytes, a header of JSON, then the
 * tensors' bytes.
 *
 * @param metadata what its writer says of it
 * @param tensors by name
 */
public record SafetensorsFile(Map<String, String> metadata, Map<String, StoredTensor> tensors) {
  private static final int LENGTH_BYTES = 8;

  /** The format's own limit. */
  private static final long LARGEST_HEADER = 100_000_000;

  public SafetensorsFile {
    metadata = Map.copyOf(metadata);
    tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * All tensors of a file, by name.
   *
   * @throws InputException the file is missing, truncated or inconsistent
   */
  public static Map<String, StoredTensor> read(Path file) {
    return open(file).tensors();
  }

  /**
   * Maps a file; values are read from the disk when they are used.
   *
   * @throws InputException the file is missing, truncated or inconsistent
   */
  public static SafetensorsFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(), "a safetensors file", "nothing", "check the model's folder");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size < LENGTH_BYTES) {
        throw truncated(file, LENGTH_BYTES, size);
      }
      long length = bytes(channel, 0, LENGTH_BYTES).getLong();
      if (length < 2 || length > LARGEST_HEADER) {
        throw new InputException(
            file.toString(),
            "a safetensors file with a header of 2 to " + LARGEST_HEADER + " bytes",
            "a header of " + Long.toUnsignedString(length) + " bytes",
            "check that it is no other format, or download it again");
      }
      long start = LENGTH_BYTES + length;
      if (start > size) {
        throw truncated(file, start, size);
      }
      SafetensorsHeader header =
          SafetensorsHeader.parse(file, bytes(channel, LENGTH_BYTES, (int) length));
      if (start + header.bytes() > size) {
        throw truncated(file, start + header.bytes(), size);
      }
      Map<String, StoredTensor> tensors = new TreeMap<>();
      for (SafetensorsHeader.Entry entry : header.entries()) {
        ByteBuffer bytes = bytes(channel, start + entry.from(), entry.length());
        tensors.put(
            entry.name(),
            new StoredTensor(file.toString(), entry.name(), entry.type(), entry.shape(), bytes));
      }
      return new SafetensorsFile(header.metadata(), tensors);
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable file", e.toString(), "check its permissions");
    }
  }

  private static ByteBuffer bytes(FileChannel channel, long position, int count)
      throws IOException {
    return channel
        .map(FileChannel.MapMode.READ_ONLY, position, count)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static InputException truncated(Path file, long expected, long found) {
    return new InputException(
        file.toString(),
        "at least " + expected + " bytes",
        found + " bytes, a truncated file",
        "download the file again");
  }
}
