package io.lrbench.trainer.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.SafetensorsWriter;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** LoRA adapters in PEFT's layout: what {@code PeftModel.from_pretrained} reads and writes. */
public final class PeftAdapter {
  private static final String CONFIG = "adapter_config.json";
  private static final String WEIGHTS = "adapter_model.safetensors";
  private static final String PREFIX = "base_model.model.";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PeftAdapter() {}

  /** Whether a folder holds all that {@link #write} writes; the configuration comes last. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(CONFIG));
  }

  /**
   * Writes a folder.
   *
   * @param base what the adapters were trained on
   * @param weights by their names without PEFT's prefix
   */
  public static void write(
      Path folder, LoraSettings lora, PeftBase base, List<StoredTensor> weights)
      throws IOException {
    Files.createDirectories(folder);
    List<StoredTensor> named =
        weights.stream()
            .map(t -> new StoredTensor(t.file(), PREFIX + t.name(), t.type(), t.shape(), t.bytes()))
            .toList();
    SafetensorsWriter.write(folder.resolve(WEIGHTS), named);
    ObjectNode config =
        JSON.createObjectNode()
            .put("peft_type", "LORA")
            .put("task_type", "CAUSAL_LM")
            .put("inference_mode", true)
            .put("bias", "none")
            .put("fan_in_fan_out", false)
            .put("r", lora.rank())
            .put("lora_alpha", lora.alpha())
            .put("lora_dropout", lora.dropout())
            .put("use_rslora", lora.rankStabilized());
    base.into(config);
    if (lora.targets().equals(List.of(AdapterTargets.ALL))) {
      config.put("target_modules", AdapterTargets.ALL);
    } else {
      ArrayNode targets = config.putArray("target_modules");
      lora.targets().forEach(targets::add);
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(CONFIG).toFile(), config);
  }

  /**
   * Reads the adapters of {@code training.lora.init}.
   *
   * @param slots the matrices that the manifest adapts
   * @return values by name without PEFT's prefix
   * @throws InputException the folder holds other adapters than the manifest describes
   */
  static Map<String, FloatBuffer> read(
      Path folder, LoraSettings lora, List<AdapterTargets.Slot> slots) {
    check(JsonFile.read(folder.resolve(CONFIG)), lora);
    Map<String, StoredTensor> stored = new TreeMap<>(SafetensorsFile.read(folder.resolve(WEIGHTS)));
    Map<String, FloatBuffer> values = new HashMap<>();
    for (AdapterTargets.Slot slot : slots) {
      long rank = lora.rank();
      values.put(slot.a(), take(folder, stored, slot.a(), List.of(rank, slot.columns())));
      values.put(slot.b(), take(folder, stored, slot.b(), List.of(slot.rows(), rank)));
    }
    if (!stored.isEmpty()) {
      throw new InputException(
          folder.resolve(WEIGHTS).toString(),
          "adapters of training.lora.targets " + lora.targets() + " alone",
          stored.keySet().iterator().next() + " too",
          "write the targets that the adapters were made with");
    }
    return values;
  }

  private static FloatBuffer take(
      Path folder, Map<String, StoredTensor> stored, String name, List<Long> shape) {
    StoredTensor tensor = stored.remove(PREFIX + name);
    if (tensor == null || !tensor.shape().equals(shape)) {
      throw new InputException(
          folder.resolve(WEIGHTS).toString(),
          PREFIX + name + " of shape " + shape,
          tensor == null ? "no such tensor" : "shape " + tensor.shape(),
          "write the rank and the targets that the adapters were made with, on the same model");
    }
    return tensor.floats();
  }

  private static void check(JsonNode config, LoraSettings lora) {
    require("peft_type", config.path("peft_type").asText("nothing"), "LORA", "use LoRA adapters");
    same("rank", "r", config.path("r").asInt(8), lora.rank());
    same("alpha", "lora_alpha", config.path("lora_alpha").asDouble(8), lora.alpha());
    same("rsLora", "use_rslora", config.path("use_rslora").asBoolean(false), lora.rankStabilized());
    require("bias", config.path("bias").asText("none"), "none", "use adapters without biases");
    require(
        "use_dora", config.path("use_dora").asText("false"), "false", "use plain LoRA adapters");
    for (String pattern : List.of("rank_pattern", "alpha_pattern", "modules_to_save")) {
      JsonNode value = config.path(pattern);
      require(
          pattern,
          value.isNull() || value.isEmpty() ? "nothing" : value.toString(),
          "nothing",
          "use adapters that have one rank and alpha, and nothing beside them");
    }
  }

  private static void same(String field, String theirs, Object found, Object written) {
    if (!found.equals(written)) {
      throw new InputException(
          "training.lora." + field,
          found + ", the " + theirs + " of training.lora.init",
          String.valueOf(written),
          "write " + field + ": " + found);
    }
  }

  private static void require(String field, String found, String expected, String remedy) {
    if (!found.equals(expected)) {
      throw new InputException(
          "training.lora.init: " + CONFIG + ": " + field, expected, found, remedy);
    }
  }
}
