package io.lrbench.trainer.model;

import java.nio.FloatBuffer;

/**
 * A tensor of a built-in network that the optimizer changes.
 *
 * @param name PyTorch's
 * @param shape (out), (out, in) or (out, in, rows, columns)
 */
record Parameter(String name, Initial initial, long... shape) {
  /** Where a tensor's values come from before training. */
  interface Initial {
    /** The values of one trial; its seed and the tensor's name alone decide them. */
    FloatBuffer draw(long seed, String name, int count);
  }

  /** PyTorch's default for linear and convolutional layers: uniform within 1 / sqrt(fan in). */
  static Initial uniform(long fanIn) {
    double bound = 1 / Math.sqrt((double) fanIn);
    return (seed, name, count) -> Randomness.uniform(seed, name, count, bound);
  }

  /** Normal with variance 2 / fan out (He et al. 2015, arXiv 1502.01852, section 2.2). */
  static Initial normal(long fanOut) {
    double deviation = Math.sqrt(2.0 / (double) fanOut);
    return (seed, name, count) -> Randomness.normal(seed, name, count, deviation);
  }

  static Initial constant(float value) {
    return (seed, name, count) -> {
      FloatBuffer values = FloatBuffer.allocate(count);
      for (int i = 0; i < count; i++) {
        values.put(i, value);
      }
      return values;
    };
  }

  int count() {
    long count = 1;
    for (long side : shape) {
      count *= side;
    }
    return Math.toIntExact(count);
  }

  FloatBuffer draw(long seed) {
    return initial.draw(seed, name, count());
  }
}
