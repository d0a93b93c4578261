package io.lrbench.policy;

/** What shrinks LRBench's cycles: nothing, a halving each cycle, or a factor each update. */
public enum Damping {
  NONE,
  HALVING,
  EXPONENTIAL;

  double factor(Wave wave, long update, long length, double gamma) {
    return switch (this) {
      case NONE -> 1;
      case HALVING -> Math.pow(2, -(double) wave.cycle(update, length));
      case EXPONENTIAL -> Math.pow(gamma, (double) update);
    };
  }
}
