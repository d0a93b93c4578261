package io.lrbench.policy;

/** How CyclicLR's cycles shrink. */
public enum TriangleMode {
  TRIANGULAR,
  TRIANGULAR2,
  EXP_RANGE;

  double scale(double cycle, long update, double gamma) {
    return switch (this) {
      case TRIANGULAR -> 1;
      case TRIANGULAR2 -> Math.pow(2, 1 - cycle);
      case EXP_RANGE -> Math.pow(gamma, (double) update);
    };
  }
}
