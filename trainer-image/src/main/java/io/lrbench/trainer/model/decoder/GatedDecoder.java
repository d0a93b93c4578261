package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What LLaMA's descendants share: names outside the layers, RMS norms and a gated MLP. */
final class GatedDecoder {
  private static final List<String> SHARED = List.of("decoder", "attention", "activation");

  private GatedDecoder() {}

  /**
   * With LLaMA's rotary positions, and a head of its own where nothing is said.
   *
   * @param scripts beside the shared ones
   * @param epsilon of the norms where the configuration names none
   */
  static Decoder of(
      List<String> scripts,
      ModelConfig config,
      Dimensions sizes,
      Attention attention,
      double epsilon,
      List<Part> layer) {
    return of(
        scripts,
        sizes,
        Rope.of(config, sizes.headSize()),
        attention,
        Map.of(
            "epsilon", config.number("rms_norm_eps", epsilon),
            "activation", Activation.of(config, "hidden_act", "silu")),
        layout(config, false, sizes, layer));
  }

  /**
   * @param scripts beside the shared ones
   * @param own constants of the norms, the MLP and the head
   */
  static Decoder of(
      List<String> scripts,
      Dimensions sizes,
      Rope rope,
      Attention attention,
      Map<String, Object> own,
      Layout layout) {
    List<String> all = new ArrayList<>(SHARED);
    all.addAll(rope.scripts());
    all.addAll(scripts);
    return new Decoder(
        all,
        Decoder.constants(sizes.constants(), rope.constants(), attention.constants(), own),
        layout,
        sizes.positions());
  }

  /**
   * @param tied whether the head is the embedding where the configuration does not say
   */
  static Layout layout(ModelConfig config, boolean tied, Dimensions sizes, List<Part> layer) {
    List<Part> outside =
        List.of(
            Part.embedding("model.embed_tokens", sizes.vocabulary(), sizes.hidden()),
            Part.norm("model.norm", sizes.hidden()),
            Part.linear("lm_head", sizes.vocabulary(), sizes.hidden()));
    return new Layout(
        outside,
        config.flag("tie_word_embeddings", tied),
        "model.layers.",
        sizes.layers(),
        layer,
        List.of());
  }
}
