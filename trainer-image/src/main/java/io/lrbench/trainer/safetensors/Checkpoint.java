package io.lrbench.trainer.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
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
    Map<String, StoredTensor> tensors = new TreeMap<>();
    for (String shard : shards(folder.resolve(INDEX))) {
      tensors.putAll(SafetensorsFile.read(folder.resolve(shard)));
    }
    return new Checkpoint(folder, tensors);
  }

  private static TreeSet<String> shards(Path index) {
    TreeSet<String> shards = new TreeSet<>();
    for (JsonNode shard : JsonFile.read(index).path("weight_map")) {
      shards.add(shard.asText());
    }
    for (String shard : shards) {
      if (shard.contains("/") || shard.contains("\\") || shard.contains("\0")) {
        throw new InputException(
            index.toString(), "shards beside it", shard, "keep all shards in the model's folder");
      }
    }
    if (shards.isEmpty()) {
      throw new InputException(
          index.toString(), "a weight_map of shards", "none", "download the file again");
    }
    return shards;
  }

  /**
   * A tensor of a certain shape.
   *
   * @throws InputException it is missing or of another shape
   */
  public StoredTensor tensor(String name, long... shape) {
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
    return tensor;
  }
}
