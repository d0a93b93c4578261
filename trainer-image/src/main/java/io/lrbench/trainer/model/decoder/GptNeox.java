package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * GPT-NeoX (arXiv 2204.06745), Pythia's family: attention and MLP side by side, rotation of a part
 * of each head.
 */
final class GptNeox {
  private static final List<String> SCRIPTS =
      List.of("decoder", "attention", "activation", "layer_norm", "gpt_neox");
  private static final double EPSILON = 1e-5;
  private static final double THETA = 10_000;
  private static final double ROTATED = 0.25;

  private GptNeox() {}

  static Decoder decoder(ModelConfig config) {
    config.only(true, "use_parallel_residual", "attention_bias");
    config.divisor("num_attention_heads", config.positive("hidden_size"));
    Dimensions sizes = Dimensions.of(config);
    Rope rope = Rope.of(config, Rope.parameters(config), sizes.headSize(), THETA, ROTATED);
    List<String> scripts = new ArrayList<>(SCRIPTS);
    scripts.addAll(rope.scripts());
    Map<String, Object> own =
        Map.of(
            "epsilon", config.number("layer_norm_eps", EPSILON),
            "activation", Activation.of(config, "hidden_act", "gelu"));
    return new Decoder(
        scripts,
        Decoder.constants(
            sizes.constants(), rope.constants(), Attention.full(sizes).constants(), own),
        layout(config, sizes),
        sizes.positions());
  }

  private static Layout layout(ModelConfig config, Dimensions sizes) {
    int hidden = sizes.hidden();
    List<Part> outside =
        List.of(
            Part.embedding("gpt_neox.embed_in", sizes.vocabulary(), hidden),
            Part.norm("gpt_neox.final_layer_norm", hidden).withBias(),
            Part.linear("embed_out", sizes.vocabulary(), hidden));
    List<Part> layer =
        List.of(
            Part.norm("input_layernorm", hidden).withBias(),
            Part.linear("attention.query_key_value", 3L * hidden, hidden).withBias(),
            Part.linear("attention.dense", hidden, hidden).withBias(),
            Part.norm("post_attention_layernorm", hidden).withBias(),
            Part.linear("mlp.dense_h_to_4h", sizes.intermediate(), hidden).withBias(),
            Part.linear("mlp.dense_4h_to_h", hidden, sizes.intermediate()).withBias());
    return new Layout(
        outside,
        config.flag("tie_word_embeddings", false),
        "gpt_neox.layers.",
        sizes.layers(),
        layer,
        List.of());
  }
}
