package io.lrbench.trainer.model.decoder;

/** Mistral (arXiv 2310.06825): LLaMA's layers with a sliding window in all of them. */
final class Mistral {
  private static final double EPSILON = 1e-6;

  private Mistral() {}

  static Decoder decoder(ModelConfig config) {
    Dimensions sizes = Dimensions.of(config);
    return GatedDecoder.of(
        Llama.SCRIPTS,
        config,
        sizes,
        Attention.of(Windows.everywhere(config, sizes.layers()), sizes),
        EPSILON,
        Llama.layer(sizes));
  }
}
