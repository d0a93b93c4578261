package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What LLaMA's descendants share: names outside the layers, RMS norms and a gated MLP. */
final class GatedDecoder {
  private static final List<String> SCRIPTS = List.of("decoder", "attention", "rms", "gated_mlp");

  private GatedDecoder() {}

  /**
   * @param script of the layers
   * @param epsilon of the norms where the configuration names none
   */
  static Decoder of(
      String script,
      ModelConfig config,
      Dimensions sizes,
      Rope rope,
      Attention attention,
      List<Part> layer,
      double epsilon) {
    List<String> scripts = new ArrayList<>(SCRIPTS);
    scripts.add(script);
    scripts.addAll(rope.scripts());
    Map<String, Object> own =
        Map.of(
            "epsilon", config.number("rms_norm_eps", epsilon),
            "activation", Activation.of(config, "hidden_act", "silu"));
    return new Decoder(
        scripts,
        Decoder.constants(sizes.constants(), rope.constants(), attention.constants(), own),
        layout(config.flag("tie_word_embeddings", false), sizes, layer),
        sizes.positions());
  }

  private static Layout layout(boolean tied, Dimensions sizes, List<Part> layer) {
    List<Part> outside =
        List.of(
            Part.embedding("model.embed_tokens", sizes.vocabulary(), sizes.hidden()),
            Part.norm("model.norm", sizes.hidden()),
            Part.linear("lm_head", sizes.vocabulary(), sizes.hidden()));
    return new Layout(outside, tied, "model.layers.", sizes.layers(), layer, List.of());
  }
}
