package io.lrbench.pack;

/**
 * The least memory that training takes, in bytes, from the shapes of its tensors. Activations, data
 * and the runtime come on top.
 *
 * @param shared weights that a pack's trials start from, held once
 * @param trial what each trial holds of its own: the tensors that it trains, their gradients and
 *     what the optimizer remembers of them
 */
public record PackMemory(long shared, long trial) {
  /** The most trials at once that this much memory may suffice for; at least 1. */
  public int trials(long bytes) {
    long most = Math.max(0, bytes - shared) / Math.max(1, trial);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, most));
  }
}
