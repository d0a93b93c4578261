package io.lrbench.trainer.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a safetensors file says of its tensors; checked, so that no two share a byte. */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
  static final String METADATA = "__metadata__";

  private static final Map<String, Integer> WIDTHS =
      Map.of("F64", 8, "F32", 4, "F16", 2, "BF16", 2, "I64", 8, "I32", 4, "I16", 2, "I8", 1);
  private static final Map<String, Integer> MORE_WIDTHS =
      Map.of("U8", 1, "U16", 2, "U32", 4, "U64", 8, "BOOL", 1, "F8_E4M3", 1, "F8_E5M2", 1);

  SafetensorsHeader {
    metadata = Map.copyOf(metadata);
    entries = List.copyOf(entries);
  }

  /**
   * One tensor.
   *
   * @param from its first byte behind the header
   */
  record Entry(String name, String type, List<Long> shape, long from, int length) {
    long to() {
      return from + length;
    }
  }

  static SafetensorsHeader parse(Path file, ByteBuffer json) {
    JsonNode index = tree(file, json);
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> tensor : index.properties()) {
      if (!tensor.getKey().equals(METADATA)) {
        entries.add(entry(file, tensor.getKey(), tensor.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::from));
    for (int i = 1; i < entries.size(); i++) {
      Entry before = entries.get(i - 1);
      if (entries.get(i).from() < before.to()) {
        throw new InputException(
            file.toString(),
            entries.get(i).name() + " behind byte " + before.to() + ", the end of " + before.name(),
            "its start at byte " + entries.get(i).from(),
            "download the file again");
      }
    }
    Map<String, String> metadata = new TreeMap<>();
    index
        .path(METADATA)
        .properties()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
    return new SafetensorsHeader(metadata, entries);
  }

  /** Bytes that the file has behind its header. */
  long bytes() {
    return entries.stream().mapToLong(Entry::to).max().orElse(0);
  }

  private static JsonNode tree(Path file, ByteBuffer json) {
    String found;
    try {
      JsonNode tree = new ObjectMapper().readTree(StandardCharsets.UTF_8.decode(json).toString());
      if (tree.isObject()) {
        return tree;
      }
      found = "a JSON " + tree.getNodeType();
    } catch (IOException e) {
      found = JsonFile.reason(e);
    }
    throw new InputException(
        file.toString(),
        "a header that is a JSON object",
        found,
        "check that it is a safetensors file, or download it again");
  }

  private static Entry entry(Path file, String name, JsonNode description) {
    String type = description.path("dtype").asText();
    Integer width = width(type);
    if (width == null) {
      throw new InputException(
          file + ": " + name, "a dtype such as F32, F16 or BF16", type, "convert the checkpoint");
    }
    List<Long> shape = new ArrayList<>();
    description.path("shape").forEach(dimension -> shape.add(dimension.asLong(-1)));
    long expected = length(width, shape);
    if (expected > Integer.MAX_VALUE) {
      throw new InputException(
          file + ": " + name,
          "a tensor below 2 GiB, the most that this version reads",
          type + " of shape " + shape,
          "store the checkpoint as BF16");
    }
    long from = description.path("data_offsets").path(0).asLong(-1);
    long to = description.path("data_offsets").path(1).asLong(-1);
    if (expected < 0 || from < 0 || to - from != expected) {
      throw new InputException(
          file + ": " + name,
          "data_offsets that hold " + type + " of shape " + shape,
          "bytes " + from + " to " + to,
          "download the file again");
    }
    return new Entry(name, type, shape, from, (int) expected);
  }

  /** Bytes of a tensor of a known type. */
  static long length(TensorSource tensor) {
    return length(width(tensor.type()), tensor.shape());
  }

  private static Integer width(String type) {
    return WIDTHS.getOrDefault(type, MORE_WIDTHS.get(type));
  }

  /** Bytes of a tensor; negative for an impossible shape, above 2 GiB at once when it grows. */
  private static long length(int width, List<Long> shape) {
    long length = width;
    for (long dimension : shape) {
      if (dimension < 0) {
        return -1;
      }
      length = dimension > Integer.MAX_VALUE ? Long.MAX_VALUE : length * dimension;
      if (length > Integer.MAX_VALUE) {
        return length;
      }
    }
    return length;
  }
}
