package io.lrbench.trainer.model.decoder;

import java.util.List;

/** Phi-3 and Phi-4 (arXiv 2404.14219): LLaMA's layers with fused projections. */
final class Phi3 {
  private static final List<String> SCRIPTS = List.of("rms", "ends", "pre_norm", "phi3");
  private static final double EPSILON = 1e-5;

  private Phi3() {}

  static Decoder decoder(ModelConfig config) {
    config.only(false, "attention_bias");
    Dimensions sizes = Dimensions.of(config);
    return GatedDecoder.of(
        SCRIPTS,
        config,
        sizes,
        Attention.of(Windows.everywhere(config, sizes.layers()), sizes),
        EPSILON,
        layer(sizes));
  }

  private static List<Part> layer(Dimensions sizes) {
    int hidden = sizes.hidden();
    return List.of(
        Part.norm("input_layernorm", hidden),
        Part.linear("self_attn.qkv_proj", sizes.queries() + 2L * sizes.keyValues(), hidden),
        Part.linear("self_attn.o_proj", hidden, sizes.queries()),
        Part.norm("post_attention_layernorm", hidden),
        Part.linear("mlp.gate_up_proj", 2L * sizes.intermediate(), hidden),
        Part.linear("mlp.down_proj", hidden, sizes.intermediate()));
  }
}
