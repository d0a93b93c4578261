package io.lrbench.trainer.model;

import java.util.HashMap;
import java.util.Map;

/** The forward pass of a LLaMA network as TorchScript text. */
final class LlamaScript {
  private LlamaScript() {}

  static String full(LlamaConfig config) {
    return body(config, LlamaTargets.none());
  }

  static String lora(LlamaConfig config, LoraSettings lora) {
    Map<String, Object> values =
        Map.of("scale", lora.alpha() / lora.rank(), "dropout", lora.dropout());
    return body(config, LlamaTargets.of(lora.targets())) + ScriptText.of("lora", values);
  }

  private static String body(LlamaConfig config, LlamaTargets targets) {
    Map<String, Object> values = new HashMap<>();
    values.put("hidden", config.hidden());
    values.put("layers", config.layers());
    values.put("heads", config.heads());
    values.put("keyValueHeads", config.keyValueHeads());
    values.put("groupSize", config.heads() / config.keyValueHeads());
    values.put("headSize", config.headSize());
    values.put("positions", config.positions());
    values.put("epsilon", config.epsilon());
    values.put("theta", config.theta());
    for (LlamaLinear linear : LlamaLinear.values()) {
      values.put(linear.wireName(), targets.line(linear));
    }
    values.put("lm_head", targets.headLine(config));
    return ScriptText.of("llama", values) + ScriptText.of("language_loss", Map.of());
  }
}
