package io.lrbench.trainer.model.decoder;

/** Mistral (arXiv 2310.06825): LLaMA's layers with a sliding window in all of them. */
final class Mistral {
  private static final double EPSILON = 1e-6;

  private Mistral() {}

  static Decoder decoder(ModelConfig config) {
    Dimensions sizes = Dimensions.of(config);
    return GatedDecoder.of(
        Llama.SCRIPTS,
        sizes,
        Rope.of(config, sizes.headSize()),
        Attention.of(Windows.everywhere(config, sizes.layers()), sizes),
        GatedDecoder.own(config, EPSILON),
        GatedDecoder.layout(config, false, sizes, Llama.layer(sizes)));
  }
}
