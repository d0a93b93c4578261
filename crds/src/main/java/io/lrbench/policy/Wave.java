package io.lrbench.policy;

/**
 * The shapes of LRBench's cyclic policies between 0 and 1 (arXiv 1908.06477, table 1; the LRBench
 * code where the two differ).
 */
public enum Wave {
  TRIANGLE,
  DOWN_TRIANGLE,
  SINE,
  DOWN_SINE,
  COSINE,
  /** The paper's COS, of period l; the code's, {@link #COSINE}, has period 2l. */
  PAPER_COSINE,
  UP_COSINE,
  REVERSE_SAWTOOTH,
  SINE_SAWTOOTH,
  COSINE_SAWTOOTH;

  double value(long update, long length) {
    return switch (this) {
      case TRIANGLE -> triangle(update, length);
      case DOWN_TRIANGLE -> triangle(update + length, length);
      case SINE -> sine(update, length);
      case DOWN_SINE -> sine(update + length, length);
      case COSINE -> (1 + Math.cos(Math.PI * update / length)) / 2;
      case PAPER_COSINE -> (1 + Math.cos(2 * Math.PI * update / length)) / 2;
      case UP_COSINE -> (1 + Math.cos(Math.PI * ((double) update / length + 1))) / 2;
      case REVERSE_SAWTOOTH -> sawtooth(update, length);
      case SINE_SAWTOOTH -> Math.sin(Math.PI / 2 * sawtooth(update, length));
      case COSINE_SAWTOOTH -> (1 - Math.cos(Math.PI * sawtooth(update, length))) / 2;
    };
  }

  /** Which cycle the update lies in; the shapes that start downwards are half a period ahead. */
  long cycle(long update, long length) {
    return switch (this) {
      case TRIANGLE, SINE, UP_COSINE -> update / (2 * length);
      case DOWN_TRIANGLE, DOWN_SINE, COSINE, PAPER_COSINE -> (update + length) / (2 * length);
      case REVERSE_SAWTOOTH, SINE_SAWTOOTH, COSINE_SAWTOOTH -> update / length;
    };
  }

  private static double triangle(long update, long length) {
    return 2 / Math.PI * Math.abs(Math.asin(sine(update, length)));
  }

  private static double sine(long update, long length) {
    return Math.abs(Math.sin(Math.PI * update / (2.0 * length)));
  }

  /** Falls from 1 to 0 in each cycle; 0 itself at t = n l, as the formula says. */
  private static double sawtooth(long update, long length) {
    double cycles = -(double) update / length;
    return cycles - Math.floor(cycles);
  }
}
