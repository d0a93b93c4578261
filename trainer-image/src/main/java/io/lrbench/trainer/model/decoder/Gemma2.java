package io.lrbench.trainer.model.decoder;

import java.util.List;

/** Gemma 2 (arXiv 2408.00118): soft caps, sliding and full layers in turn. */
final class Gemma2 {
  private static final int HEAD_SIZE = 256;
  private static final double ATTENTION_CAP = 50;
  private static final double LOGIT_CAP = 30;

  private Gemma2() {}

  static Decoder decoder(ModelConfig config) {
    Gemma.refuseOthers(config);
    int heads = config.positive("num_attention_heads");
    Dimensions sizes = Dimensions.of(config, heads, heads, HEAD_SIZE);
    List<Integer> windows = Gemma.windows(config, sizes.layers(), layer -> layer % 2 == 0);
    double attentionCap = Gemma.cap(config, "attn_logit_softcapping", ATTENTION_CAP);
    return GatedDecoder.of(
        Gemma.scripts("llama"),
        sizes,
        Rope.of(config, sizes.headSize()),
        new Attention(windows, Gemma.scale(config), attentionCap),
        Gemma.own(config, LOGIT_CAP),
        GatedDecoder.layout(config, true, sizes, Gemma.layer(sizes)));
  }
}
