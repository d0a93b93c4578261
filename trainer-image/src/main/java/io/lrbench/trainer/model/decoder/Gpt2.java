package io.lrbench.trainer.model.decoder;

import java.util.List;
import java.util.Map;

/**
 * GPT-2: learned positions, weights stored (in, out), names with or without {@code transformer.}
 */
final class Gpt2 {
  private static final List<String> SCRIPTS =
      List.of("decoder", "attention", "activation", "layer_norm", "gpt2");
  private static final double EPSILON = 1e-5;
  private static final int POSITIONS = 1024;

  private Gpt2() {}

  static Decoder decoder(ModelConfig config) {
    config.only(false, "scale_attn_by_inverse_layer_idx", "add_cross_attention");
    config.only(true, "scale_attn_weights");
    int hidden = config.positive("n_embd");
    int heads = config.divisor("n_head", hidden);
    Dimensions sizes =
        new Dimensions(
            hidden,
            config.positive("n_inner", 4 * hidden),
            config.positive("n_layer"),
            heads,
            heads,
            hidden / heads,
            config.positive("vocab_size"),
            config.positive("n_positions", POSITIONS));
    Map<String, Object> own =
        Map.of(
            "epsilon", config.number("layer_norm_epsilon", EPSILON),
            "activation", Activation.of(config, "activation_function", "gelu_new"));
    return new Decoder(
        SCRIPTS,
        Decoder.constants(sizes.constants(), Attention.full(sizes).constants(), own),
        layout(config, sizes),
        sizes.positions());
  }

  private static Layout layout(ModelConfig config, Dimensions sizes) {
    int hidden = sizes.hidden();
    List<Part> outside =
        List.of(
            Part.embedding("transformer.wte", sizes.vocabulary(), hidden),
            Part.embedding("transformer.wpe", sizes.positions(), hidden),
            Part.norm("transformer.ln_f", hidden).withBias(),
            Part.linear("lm_head", sizes.vocabulary(), hidden));
    List<Part> layer =
        List.of(
            Part.norm("ln_1", hidden).withBias(),
            Part.transposed("attn.c_attn", hidden, 3L * hidden),
            Part.transposed("attn.c_proj", hidden, hidden),
            Part.norm("ln_2", hidden).withBias(),
            Part.transposed("mlp.c_fc", hidden, sizes.intermediate()),
            Part.transposed("mlp.c_proj", sizes.intermediate(), hidden));
    return new Layout(
        outside,
        config.flag("tie_word_embeddings", true),
        "transformer.h.",
        sizes.layers(),
        layer,
        List.of(new Alias("transformer.", "")));
  }
}
