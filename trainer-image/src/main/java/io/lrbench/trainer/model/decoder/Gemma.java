package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What Gemma 2 and 3 share: scaled embeddings, norms with weight 1 + w on both sides of a block.
 */
final class Gemma {
  private static final List<String> SHARED = List.of("rms_offset", "gemma", "gated_mlp");
  private static final double EPSILON = 1e-6;
  private static final double SCALAR = 256;
  private static final int WINDOW = 4096;

  private Gemma() {}

  static void refuseOthers(ModelConfig config) {
    config.only(false, "attention_bias", "use_bidirectional_attention");
  }

  static List<String> scripts(String attention) {
    List<String> scripts = new ArrayList<>(SHARED);
    scripts.add(attention);
    return scripts;
  }

  static List<Integer> windows(ModelConfig config, int layers, IntPredicate sliding) {
    return Windows.of(config, layers, config.positive("sliding_window", WINDOW), sliding);
  }

  static double scale(ModelConfig config) {
    return 1 / Math.sqrt(config.number("query_pre_attn_scalar", SCALAR));
  }

  static Map<String, Object> own(ModelConfig config, double logitCap) {
    return Map.of(
        "epsilon", config.number("rms_norm_eps", EPSILON),
        "activation", Activation.of(config, "hidden_activation", "gelu_pytorch_tanh"),
        "logitCap", cap(config, "final_logit_softcapping", logitCap));
  }

  /** A soft cap; null in the configuration means none. */
  static double cap(ModelConfig config, String name, double otherwise) {
    return config.json().path(name).isNull() ? 0 : config.number(name, otherwise);
  }

  static List<Part> layer(Dimensions sizes) {
    List<Part> parts = new ArrayList<>(Llama.layer(sizes));
    parts.add(Part.norm("pre_feedforward_layernorm", sizes.hidden()));
    parts.add(Part.norm("post_feedforward_layernorm", sizes.hidden()));
    return parts;
  }
}
