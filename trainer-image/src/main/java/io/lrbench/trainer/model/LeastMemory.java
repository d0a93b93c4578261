package io.lrbench.trainer.model;

/**
 * What training takes at least, in bytes, from the shapes of its tensors.
 *
 * @param shared weights that trials start from, held once
 * @param trial what each trial holds of its own
 */
public record LeastMemory(long shared, long trial) {
  private static final int FLOAT32 = Float.BYTES;
  private static final int BFLOAT16 = 2;

  /**
   * Trained tensors, their gradients and the optimizer's moments are held in float32.
   *
   * @param base numbers of the weights that all trials share
   * @param trained numbers that each trial trains
   */
  static LeastMemory of(long base, long trained, TrialOptions options) {
    int tensors = 2 + options.optimizer().kind().moments().size();
    return new LeastMemory(
        base * (options.halvesBase() ? BFLOAT16 : FLOAT32), trained * tensors * FLOAT32);
  }
}
