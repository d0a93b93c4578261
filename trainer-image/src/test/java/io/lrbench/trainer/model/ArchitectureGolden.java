package io.lrbench.trainer.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One folder of golden architectures: a tiny checkpoint with what transformers and PEFT compute.
 *
 * @param folder with the weights
 * @param config the spelling of its configuration
 * @param values the folder that has the expected values
 */
record ArchitectureGolden(Path folder, String config, Path values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ArchitectureGolden of(Path folder, String config) throws IOException {
    JsonNode same = JSON.readTree(folder.resolve("golden.json").toFile()).path("same_as");
    return new ArchitectureGolden(
        folder, config, same.isMissingNode() ? folder : folder.resolveSibling(same.asText()));
  }

  JsonNode json() throws IOException {
    return JSON.readTree(values.resolve("golden.json").toFile());
  }

  /** A folder with the weights and this configuration alone. */
  Path model(Path copy) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "model*")) {
      for (Path file : files) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.copy(folder.resolve(config), copy.resolve("config.json"));
    return copy;
  }

  /** All logits of the case full, (2, 24, vocabulary); empty where the folder has none. */
  float[] logits() {
    Path file = values.resolve("expected.safetensors");
    if (!Files.exists(file)) {
      return new float[0];
    }
    FloatBuffer stored = SafetensorsFile.read(file).get("logits.full").floats();
    float[] logits = new float[stored.remaining()];
    stored.get(logits);
    return logits;
  }

  /** Initial adapters by the names that trials use. */
  Map<String, FloatBuffer> adapters() {
    Map<String, FloatBuffer> adapters = new HashMap<>();
    SafetensorsFile.read(values.resolve("lora_init.safetensors"))
        .forEach((peft, tensor) -> adapters.put(ours(peft), tensor.floats()));
    return adapters;
  }

  LoraSettings lora() throws IOException {
    List<String> targets = new ArrayList<>();
    json().at("/lora/targets").forEach(target -> targets.add(target.asText()));
    return new LoraSettings(
        json().at("/lora/r").asInt(), json().at("/lora/alpha").asDouble(), 0, targets);
  }

  static String ours(String peft) {
    return peft.replace("base_model.model.", "").replace(".default", "");
  }

  static TokenBatch batch(JsonNode inputs) {
    List<Long> ids = new ArrayList<>();
    List<Long> labels = new ArrayList<>();
    inputs.get("input_ids").forEach(row -> row.forEach(id -> ids.add(id.asLong())));
    inputs.get("labels").forEach(row -> row.forEach(label -> labels.add(label.asLong())));
    List<Integer> seen = new ArrayList<>();
    inputs.path("attention_mask").forEach(row -> row.forEach(mask -> seen.add(mask.asInt())));
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i) == 0) {
        ids.set(i, TokenBatch.PADDING);
      }
    }
    int size = inputs.get("input_ids").size();
    return new TokenBatch(array(ids), array(labels), size, ids.size() / size);
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  /** L2 norms by parameter, from a first update of SGD, whose momentum is then the gradient. */
  static Map<String, Double> gradientNorms(TrainableModel trial) {
    Map<String, Double> norms = new HashMap<>();
    for (StoredTensor tensor : trial.state()) {
      if (tensor.name().startsWith("m.")) {
        norms.put(tensor.name().substring(2), norm(tensor.floats()));
      }
    }
    return norms;
  }

  private static double norm(FloatBuffer values) {
    double square = 0;
    for (int i = 0; i < values.limit(); i++) {
      square += (double) values.get(i) * values.get(i);
    }
    return Math.sqrt(square);
  }

  @Override
  public String toString() {
    return folder.getFileName() + " " + config;
  }
}
