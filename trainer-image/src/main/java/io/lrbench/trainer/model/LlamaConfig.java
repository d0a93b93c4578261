package io.lrbench.trainer.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shape of a LLaMA network, as {@code config.json} says it in both spellings: of published
 * checkpoints and of transformers 5.
 */
record LlamaConfig(
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    int vocabulary,
    int positions,
    double epsilon,
    double theta,
    boolean tiedHead) {
  private static final String KNOWN = "llama";
  private static final double DEFAULT_THETA = 10_000;
  private static final double DEFAULT_EPSILON = 1e-6;
  private static final int DEFAULT_POSITIONS = 2048;

  static LlamaConfig read(Path folder) {
    Path file = folder.resolve("config.json");
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(),
          "a Hugging Face model folder with config.json",
          Files.isDirectory(folder) ? "a folder without it" : "no such folder",
          "write the folder's path into model.uri");
    }
    return of(file, JsonFile.read(file));
  }

  private static LlamaConfig of(Path file, JsonNode json) {
    String type = json.path("model_type").asText("nothing");
    if (!type.equals(KNOWN)) {
      throw new InputException(
          file.toString() + ": model_type",
          "one of the architectures that this version knows: " + KNOWN,
          type,
          "use a model of a known architecture");
    }
    if (json.hasNonNull("quantization_config")) {
      throw new InputException(
          file + ": quantization_config",
          "weights in fp32, fp16 or bf16",
          "quantized weights",
          "use the model's unquantized checkpoint");
    }
    refuse(file, json, "attention_bias");
    refuse(file, json, "mlp_bias");
    String activation = json.path("hidden_act").asText("silu");
    if (!activation.equals("silu")) {
      throw new InputException(
          file + ": hidden_act", "silu", activation, "use a model with that activation");
    }
    int hidden = positive(file, json, "hidden_size");
    int heads = positive(file, json, "num_attention_heads");
    int keyValueHeads = json.path("num_key_value_heads").asInt(heads);
    if (keyValueHeads < 1 || heads % keyValueHeads != 0) {
      throw new InputException(
          file + ": num_key_value_heads",
          "a divisor of num_attention_heads, " + heads,
          String.valueOf(keyValueHeads),
          "check config.json");
    }
    return new LlamaConfig(
        hidden,
        positive(file, json, "intermediate_size"),
        positive(file, json, "num_hidden_layers"),
        heads,
        keyValueHeads,
        headSize(file, json, hidden, heads),
        positive(file, json, "vocab_size"),
        optional(file, json, "max_position_embeddings", DEFAULT_POSITIONS),
        json.path("rms_norm_eps").asDouble(DEFAULT_EPSILON),
        theta(file, json),
        json.path("tie_word_embeddings").asBoolean(false));
  }

  private static int headSize(Path file, JsonNode json, int hidden, int heads) {
    int size = optional(file, json, "head_dim", hidden / heads);
    if (size < 2 || size % 2 != 0) {
      throw new InputException(
          file + ": head_dim",
          "a positive even number, as rotary positions turn pairs",
          size + " for hidden_size " + hidden + " and " + heads + " heads",
          "check config.json");
    }
    return size;
  }

  private static int optional(Path file, JsonNode json, String name, int otherwise) {
    return json.hasNonNull(name) ? positive(file, json, name) : otherwise;
  }

  private static double theta(Path file, JsonNode json) {
    JsonNode scaling =
        json.hasNonNull("rope_parameters")
            ? json.get("rope_parameters")
            : json.path("rope_scaling");
    String type = scaling.path("rope_type").asText(scaling.path("type").asText("default"));
    if (!type.equals("default")) {
      throw new InputException(
          file + ": rope type",
          "default, the only one that this version knows",
          type,
          "use a model without RoPE scaling");
    }
    return scaling.path("rope_theta").asDouble(json.path("rope_theta").asDouble(DEFAULT_THETA));
  }

  private static void refuse(Path file, JsonNode json, String name) {
    if (json.path(name).asBoolean(false)) {
      throw new InputException(file + ": " + name, "false", "true", "use a model without biases");
    }
  }

  private static int positive(Path file, JsonNode json, String name) {
    int value = json.path(name).asInt(0);
    if (value < 1) {
      throw new InputException(
          file + ": " + name,
          "a positive integer",
          json.path(name).toString(),
          "check config.json");
    }
    return value;
  }
}
