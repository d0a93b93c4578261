package io.lrbench.policy;

/**
 * The curves of warm-up-stable-decay: transformers' three for the way up and the way down, and
 * three more for the way down (arXiv 2405.18392).
 */
public enum RampShape {
  LINEAR,
  COSINE,
  ONE_MINUS_SQRT,
  ONE_MINUS_SQUARE,
  EXPONENTIAL,
  MIRROR_COSINE;

  /** From 0 at x = 0 to 1 at x = 1. */
  double rise(double x) {
    return switch (this) {
      case LINEAR -> x;
      case COSINE -> (1 - Math.cos(Math.PI * x)) / 2;
      case ONE_MINUS_SQRT -> 1 - Math.sqrt(1 - x);
      default -> throw new IllegalStateException(this + " is no way up");
    };
  }

  /**
   * From 1 at x = 0 to the last share at x = 1; cosine returns after half a cycle.
   *
   * @param last share that is left at the end, above 0 for the exponential
   */
  double fall(double x, double cycles, double last) {
    return switch (this) {
      case LINEAR -> between(1 - x, last);
      case COSINE -> between(cosine(x, cycles), last);
      case ONE_MINUS_SQRT -> between(1 - Math.sqrt(x), last);
      case ONE_MINUS_SQUARE -> between(1 - x * x, last);
      case EXPONENTIAL -> Math.pow(last, x);
      case MIRROR_COSINE -> between(2 * (1 - x) - cosine(x, 0.5), last);
    };
  }

  private static double cosine(double x, double cycles) {
    return (1 + Math.cos(2 * Math.PI * cycles * x)) / 2;
  }

  static double between(double share, double last) {
    return Math.max(0, share * (1 - last) + last);
  }
}
