package io.lrbench.trainer.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One file in the safetensors format: a header of JSON, then the tensors' bytes. */
public final class SafetensorsFile {
  private static final int LENGTH_BYTES = 8;
  private static final Map<String, Integer> WIDTHS =
      Map.of("F32", 4, "F16", 2, "BF16", 2, "I32", 4, "I64", 8, "F64", 8, "U8", 1, "BOOL", 1);

  private SafetensorsFile() {}

  /**
   * All tensors of a file, by name.
   *
   * @throws InputException the file is missing, truncated or inconsistent
   */
  public static Map<String, StoredTensor> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(), "a safetensors file", "nothing", "check the model's folder");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size < LENGTH_BYTES) {
        throw truncated(file, LENGTH_BYTES, size);
      }
      long header = bytes(channel, 0, LENGTH_BYTES).getLong();
      if (header < 2 || header > size - LENGTH_BYTES) {
        throw truncated(file, LENGTH_BYTES + header, size);
      }
      JsonNode index = header(file, bytes(channel, LENGTH_BYTES, Math.toIntExact(header)));
      Map<String, StoredTensor> tensors = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : index.properties()) {
        if (!entry.getKey().equals("__metadata__")) {
          tensors.put(entry.getKey(), tensor(file, channel, LENGTH_BYTES + header, size, entry));
        }
      }
      return tensors;
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable file", e.getMessage(), "check its permissions");
    }
  }

  private static JsonNode header(Path file, ByteBuffer json) {
    try {
      return new ObjectMapper().readTree(StandardCharsets.UTF_8.decode(json).toString());
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a header of JSON", e.getMessage(), "download the file again");
    }
  }

  private static StoredTensor tensor(
      Path file, FileChannel channel, long start, long size, Map.Entry<String, JsonNode> entry)
      throws IOException {
    JsonNode description = entry.getValue();
    String type = description.path("dtype").asText();
    List<Long> shape = new ArrayList<>();
    description.path("shape").forEach(dimension -> shape.add(dimension.asLong()));
    long from = description.path("data_offsets").path(0).asLong(-1);
    long to = description.path("data_offsets").path(1).asLong(-1);
    long expected = WIDTHS.getOrDefault(type, 0);
    for (long dimension : shape) {
      expected = Math.multiplyExact(expected, dimension);
    }
    if (from < 0 || to - from != expected || expected > Integer.MAX_VALUE) {
      throw new InputException(
          file.toString(),
          entry.getKey()
              + " of type "
              + type
              + " and shape "
              + shape
              + " in "
              + expected
              + " bytes",
          "bytes " + from + " to " + to,
          "download the file again");
    }
    if (start + to > size) {
      throw truncated(file, start + to, size);
    }
    ByteBuffer bytes = bytes(channel, start + from, (int) expected);
    return new StoredTensor(file.toString(), entry.getKey(), type, shape, bytes);
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
