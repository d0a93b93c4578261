package io.lrbench.trainer.model;

import java.util.Map;

/**
 * How a language model's values are computed and kept.
 *
 * @param bfloat16 whether linear layers, attention and the head multiply in bfloat16, as autocast
 *     does; sums, norms, softmax, losses, adapters and what an optimizer changes stay float32
 * @param byLayer whether the backward pass computes each layer's activations again from its input,
 *     rather than keep those of all layers (arXiv 1604.06174); results are the same bits
 */
public record Arithmetic(boolean bfloat16, boolean byLayer) {
  /** Everything in float32, all activations kept. */
  public static final Arithmetic FLOAT32 = new Arithmetic(false, false);

  private static final int TORCH_FLOAT = 6;
  private static final int TORCH_BFLOAT16 = 15;

  /** What the scripts' placeholders stand for. */
  Map<String, Object> constants() {
    return Map.of(
        "products", bfloat16 ? TORCH_BFLOAT16 : TORCH_FLOAT, "again", byLayer ? "True" : "False");
  }
}
