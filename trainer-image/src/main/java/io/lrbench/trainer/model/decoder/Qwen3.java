package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;

/** Qwen 3 (arXiv 2505.09388): LLaMA's layers with RMS norms of each head's queries and keys. */
final class Qwen3 {
  private static final List<String> SCRIPTS =
      List.of("rms", "ends", "pre_norm", "gated_mlp", "qwen3");
  private static final double EPSILON = 1e-6;
  private static final int HEAD_SIZE = 128;

  private Qwen3() {}

  static Decoder decoder(ModelConfig config) {
    config.only(false, "attention_bias");
    int heads = config.positive("num_attention_heads");
    Dimensions sizes = Dimensions.of(config, heads, heads, HEAD_SIZE);
    return GatedDecoder.of(
        SCRIPTS,
        config,
        sizes,
        Attention.of(Qwen2.windows(config, sizes.layers()), sizes),
        EPSILON,
        withHeadNorms(Llama.layer(sizes), sizes.headSize(), sizes.headSize()));
  }

  /** With norms of queries and keys of these widths. */
  static List<Part> withHeadNorms(List<Part> layer, int queries, int keys) {
    List<Part> parts = new ArrayList<>(layer);
    parts.add(Part.norm("self_attn.q_norm", queries));
    parts.add(Part.norm("self_attn.k_norm", keys));
    return parts;
  }
}
