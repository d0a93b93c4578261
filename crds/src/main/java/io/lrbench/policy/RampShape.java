package io.lrbench.policy;

/** The curves of Hugging Face's warm-up-stable-decay, for the way up and the way down. */
public enum RampShape {
  LINEAR,
  COSINE,
  ONE_MINUS_SQRT;

  /** From 0 at x = 0 to 1 at x = 1. */
  double rise(double x) {
    return switch (this) {
      case LINEAR -> x;
      case COSINE -> (1 - Math.cos(Math.PI * x)) / 2;
      case ONE_MINUS_SQRT -> 1 - Math.sqrt(1 - x);
    };
  }

  /** From 1 at x = 0; cosine returns after half a cycle. */
  double fall(double x, double cycles) {
    return switch (this) {
      case LINEAR -> 1 - x;
      case COSINE -> (1 + Math.cos(2 * Math.PI * cycles * x)) / 2;
      case ONE_MINUS_SQRT -> 1 - Math.sqrt(x);
    };
  }
}
