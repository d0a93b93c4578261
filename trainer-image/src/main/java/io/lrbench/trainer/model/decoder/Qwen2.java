package io.lrbench.trainer.model.decoder;

import java.util.List;

/** Qwen 2 and 2.5 (arXiv 2407.10671): LLaMA's layers with biases on queries, keys and values. */
final class Qwen2 {
  private static final double EPSILON = 1e-6;
  private static final List<String> BIASED =
      List.of("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj");

  private Qwen2() {}

  static Decoder decoder(ModelConfig config) {
    Dimensions sizes = Dimensions.of(config);
    List<Part> layer =
        Llama.layer(sizes).stream()
            .map(part -> BIASED.contains(part.path()) ? part.withBias() : part)
            .toList();
    return GatedDecoder.of(
        Llama.SCRIPTS,
        config,
        sizes,
        Attention.of(windows(config, sizes.layers()), sizes),
        EPSILON,
        layer);
  }

  /** The first layers are full, where {@code use_sliding_window} lets any slide. */
  static List<Integer> windows(ModelConfig config, int layers) {
    int size = config.flag("use_sliding_window", false) ? config.count("sliding_window", 0) : 0;
    int full = config.count("max_window_layers", layers);
    return Windows.of(config, layers, size, layer -> layer >= full);
  }
}
