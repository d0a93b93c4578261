package io.lrbench.trainer.model.decoder;

import java.util.List;

/**
 * Gemma 3's language model (arXiv 2503.19786): norms of each head's queries and keys, five sliding
 * layers with a rotary base of their own before each full one.
 */
final class Gemma3 {
  private static final String ATTENTION_CAP = "attn_logit_softcapping";
  private static final int HEADS = 8;
  private static final int KEY_VALUE_HEADS = 4;
  private static final int HEAD_SIZE = 256;
  private static final int PATTERN = 6;
  private static final double THETA = 1_000_000;
  private static final double LOCAL_THETA = 10_000;

  /** Of the text model in a checkpoint that sees images too, as of 2025 and of transformers 5. */
  private static final List<Alias> IN_MULTIMODAL =
      List.of(
          new Alias("model.", "language_model.model."),
          new Alias("model.", "model.language_model."));

  private Gemma3() {}

  /** The text model that a configuration with {@code text_config} nests. */
  static Decoder multimodal(ModelConfig config) {
    Decoder text = decoder(config.object("text_config"));
    return new Decoder(
        text.scripts(), text.constants(), text.layout().with(IN_MULTIMODAL), text.positions());
  }

  static Decoder decoder(ModelConfig config) {
    Gemma.refuseOthers(config);
    refuseAttentionCap(config);
    Dimensions sizes = Dimensions.of(config, HEADS, KEY_VALUE_HEADS, HEAD_SIZE);
    String patternName = config.firstOf("sliding_window_pattern", "_sliding_window_pattern");
    int pattern = config.positive(patternName, PATTERN);
    List<Integer> windows =
        Gemma.windows(config, sizes.layers(), layer -> (layer + 1) % pattern != 0);
    List<Part> layer = Qwen3.withHeadNorms(Gemma.layer(sizes), sizes.headSize(), sizes.headSize());
    return GatedDecoder.of(
        Gemma.scripts("qwen3"),
        sizes,
        rope(config, sizes.headSize()),
        new Attention(windows, Gemma.scale(config), 0),
        Gemma.own(config, 0),
        GatedDecoder.layout(config, true, sizes, layer));
  }

  /** Its configuration has the field, and transformers computes without it. */
  private static void refuseAttentionCap(ModelConfig config) {
    if (config.has(ATTENTION_CAP)) {
      throw config.wrong(ATTENTION_CAP, "null", "use a model of this family that has it so");
    }
  }

  private static Rope rope(ModelConfig config, int headSize) {
    ModelConfig both = Rope.parameters(config);
    ModelConfig full = both.has("full_attention") ? both.object("full_attention") : both;
    ModelConfig local = both.object("sliding_attention");
    local.among(List.of("default"), "rope_type", "default");
    double base = config.number("rope_local_base_freq", LOCAL_THETA);
    return Rope.of(config, full, headSize, THETA, 1)
        .withLocalTheta(local.number("rope_theta", base));
  }
}
