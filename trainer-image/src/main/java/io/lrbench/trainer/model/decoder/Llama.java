package io.lrbench.trainer.model.decoder;

import java.util.List;

/** LLaMA 1, 2 and 3 (arXiv 2302.13971, 2307.09288, 2407.21783). */
final class Llama {
  static final List<String> SCRIPTS = List.of("rms", "ends", "pre_norm", "gated_mlp", "llama");
  private static final double EPSILON = 1e-6;

  private Llama() {}

  static Decoder decoder(ModelConfig config) {
    config.only(false, "attention_bias", "mlp_bias");
    Dimensions sizes = Dimensions.of(config);
    return GatedDecoder.of(SCRIPTS, config, sizes, Attention.full(sizes), EPSILON, layer(sizes));
  }

  /** One layer's parts, in the order of the checkpoint. */
  static List<Part> layer(Dimensions sizes) {
    int hidden = sizes.hidden();
    return List.of(
        Part.norm("input_layernorm", hidden),
        Part.linear("self_attn.q_proj", sizes.queries(), hidden),
        Part.linear("self_attn.k_proj", sizes.keyValues(), hidden),
        Part.linear("self_attn.v_proj", sizes.keyValues(), hidden),
        Part.linear("self_attn.o_proj", hidden, sizes.queries()),
        Part.norm("post_attention_layernorm", hidden),
        Part.linear("mlp.gate_proj", sizes.intermediate(), hidden),
        Part.linear("mlp.up_proj", sizes.intermediate(), hidden),
        Part.linear("mlp.down_proj", hidden, sizes.intermediate()));
  }
}
