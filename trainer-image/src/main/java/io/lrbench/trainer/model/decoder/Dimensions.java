package io.lrbench.trainer.model.decoder;

import java.util.Map;

/**
 * The sizes of a decoder-only transformer (grouped queries: arXiv 2305.13245).
 *
 * @param keyValueHeads a divisor of heads
 * @param positions tokens of the longest sequence
 */
record Dimensions(
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    int vocabulary,
    int positions) {
  private static final int POSITIONS = 2048;

  /** As the families after LLaMA spell them. */
  static Dimensions of(ModelConfig config) {
    int hidden = config.positive("hidden_size");
    int heads = config.positive("num_attention_heads");
    return of(config, heads, heads, hidden / heads);
  }

  /**
   * @param heads where the configuration names no number
   * @param keyValueHeads likewise
   * @param headSize likewise
   */
  static Dimensions of(ModelConfig config, int heads, int keyValueHeads, int headSize) {
    return new Dimensions(
            config.positive("hidden_size"),
            config.positive("intermediate_size"),
            config.positive("num_hidden_layers"),
            config.positive("num_attention_heads", heads),
            config.positive("num_key_value_heads", keyValueHeads),
            config.positive("head_dim", headSize),
            config.positive("vocab_size"),
            config.positive("max_position_embeddings", POSITIONS))
        .checked(config);
  }

  private Dimensions checked(ModelConfig config) {
    if (heads % keyValueHeads != 0) {
      throw config.wrong(
          "num_key_value_heads",
          "a divisor of num_attention_heads, " + heads,
          String.valueOf(keyValueHeads),
          "check config.json");
    }
    if (headSize < 2 || headSize % 2 != 0) {
      throw config.wrong(
          "head_dim",
          "a positive even number, as rotary positions turn pairs",
          headSize + " for hidden_size " + hidden + " and " + heads + " heads",
          "check config.json");
    }
    return this;
  }

  /** Width of all queries together. */
  int queries() {
    return heads * headSize;
  }

  /** Width of all keys, or of all values, together. */
  int keyValues() {
    return keyValueHeads * headSize;
  }

  Map<String, Object> constants() {
    return Map.of(
        "hidden", hidden,
        "layers", layers,
        "heads", heads,
        "keyValueHeads", keyValueHeads,
        "groupSize", heads / keyValueHeads,
        "headSize", headSize);
  }
}
