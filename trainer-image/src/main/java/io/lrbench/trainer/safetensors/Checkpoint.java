package io.lrbench.trainer.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The weights of a model folder: {@code model.safetensors}, or the shards that {@code
 * model.safetensors.index.json} names.
 */
public record Checkpoint(Path folder, Map<String, StoredTensor> tensors) {
  private static final String WHOLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  /** Reads a folder. */
  public static Checkpoint open(Path folder) {
    if (Files.exists(folder.resolve(WHOLE)) || !Files.exists(folder.resolve(INDEX))) {
      return new Checkpoint(folder, SafetensorsFile.read(folder.resolve(WHOLE)));
    }
    Path index = folder.resolve(INDEX);
    TreeSet<String> shards = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : weightMap(index).properties()) {
      shards.add(entry.getValue().asText());
    }
    Map<String, StoredTensor> tensors = new TreeMap<>();
    for (String shard : shards) {
      if (shard.contains("/") || shard.contains("\\") || shard.startsWith("..")) {
        throw new InputException(
            index.toString(), "shards beside it", shard, "keep all shards in the model's folder");
      }
      tensors.putAll(SafetensorsFile.read(folder.resolve(shard)));
    }
    return new Checkpoint(folder, tensors);
  }

  private static JsonNode weightMap(Path index) {
    try {
      return new ObjectMapper().readTree(index.toFile()).path("weight_map");
    } catch (IOException e) {
      throw new InputException(
          index.toString(), "an index in JSON", e.getMessage(), "download the file again");
    }
  }

  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * A tensor's values as float32.
   *
   * @throws InputException it is missing or of another shape
   */
  public FloatBuffer floats(String name, long... shape) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new InputException(
          folder.toString(),
          "a tensor " + name,
          "only others, such as " + tensors.keySet().stream().limit(3).toList(),
          "check that the weights belong to config.json");
    }
    List<Long> expected = Arrays.stream(shape).boxed().toList();
    if (!tensor.shape().equals(expected)) {
      throw new InputException(
          tensor.file(),
          name + " of shape " + expected,
          "shape " + tensor.shape(),
          "check that the weights belong to config.json");
    }
    return tensor.floats();
  }
}
