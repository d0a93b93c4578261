package io.lrbench.trainer.model.decoder;

import java.util.List;

/**
 * OLMo 2 (arXiv 2501.00656): norms behind attention and MLP instead of before, and of queries and
 * keys over their whole width.
 */
final class Olmo2 {
  private static final List<String> SCRIPTS = List.of("rms", "ends", "gated_mlp", "olmo2");
  private static final double EPSILON = 1e-5;

  private Olmo2() {}

  static Decoder decoder(ModelConfig config) {
    config.only(false, "attention_bias");
    Dimensions sizes = Dimensions.of(config);
    return GatedDecoder.of(SCRIPTS, config, sizes, Attention.full(sizes), EPSILON, layer(sizes));
  }

  private static List<Part> layer(Dimensions sizes) {
    List<Part> parts =
        Llama.layer(sizes).stream()
            .map(
                part ->
                    part.path().equals("input_layernorm")
                        ? Part.norm("post_feedforward_layernorm", sizes.hidden())
                        : part)
            .toList();
    return Qwen3.withHeadNorms(parts, sizes.queries(), sizes.keyValues());
  }
}
