package io.lrbench.trainer.model;

import io.lrbench.pack.PackMemory;

/** What training takes at least, from the shapes of its tensors. */
final class LeastMemory {
  private static final int FLOAT32 = Float.BYTES;
  private static final int BFLOAT16 = 2;

  private LeastMemory() {}

  /**
   * Trained tensors, their gradients and the optimizer's moments are held in float32.
   *
   * @param base numbers of the weights that all trials share
   * @param trained numbers that each trial trains
   */
  static PackMemory of(long base, long trained, TrialOptions options) {
    int tensors = 2 + options.optimizer().kind().moments().size();
    return new PackMemory(
        base * (options.halvesBase() ? BFLOAT16 : FLOAT32), trained * tensors * FLOAT32);
  }
}
