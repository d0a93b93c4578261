package io.lrbench.trainer.model.decoder;

import io.lrbench.trainer.InputException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The families of language models that this version knows, by {@code model_type}. */
final class Family {
  private static final Map<String, Function<ModelConfig, Decoder>> KNOWN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("gemma2", Gemma2::decoder),
              Map.entry("gemma3", Gemma3::multimodal),
              Map.entry("gemma3_text", Gemma3::decoder),
              Map.entry("gpt2", Gpt2::decoder),
              Map.entry("gpt_neox", GptNeox::decoder),
              Map.entry("llama", Llama::decoder),
              Map.entry("mistral", Mistral::decoder),
              Map.entry("olmo2", Olmo2::decoder),
              Map.entry("phi3", Phi3::decoder),
              Map.entry("qwen2", Qwen2::decoder),
              Map.entry("qwen3", Qwen3::decoder)));

  private Family() {}

  static Decoder decoder(ModelConfig config) {
    String type = config.text("model_type", "nothing");
    if (!KNOWN.containsKey(type)) {
      throw unknown(config, type);
    }
    if (config.has("quantization_config")) {
      throw config.wrong(
          "quantization_config",
          "weights in fp32, fp16 or bf16",
          "quantized weights",
          "use the model's unquantized checkpoint");
    }
    return KNOWN.get(type).apply(config);
  }

  private static InputException unknown(ModelConfig config, String type) {
    return config.wrong(
        "model_type",
        "one of the architectures that this version knows: " + String.join(", ", KNOWN.keySet()),
        type,
        "use a model of a known architecture");
  }
}
