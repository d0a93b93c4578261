package io.lrbench.policy;

/** How a cycle of timm's schedulers falls: the share of its height that is left. */
public sealed interface DecayCurve {
  /**
   * From about 1 at the start to about 0 at the end.
   *
   * @param elapsed updates since the cycle began
   * @param length updates of the cycle
   */
  double left(double elapsed, double length);

  /**
   * {@code (1 + cos(pi t^k / T^k)) / 2}; k is k-decay's (arXiv 2004.05909).
   *
   * @param k 1 is the plain cosine
   */
  record Cosine(double k) implements DecayCurve {
    @Override
    public double left(double elapsed, double length) {
      return 0.5 * (1 + Math.cos(Math.PI * Math.pow(elapsed, k) / Math.pow(length, k)));
    }
  }

  /**
   * {@code (1 - tanh(lb (1 - x) + ub x)) / 2} (arXiv 1806.01593).
   *
   * @param lower lb, argument at the start
   * @param upper ub, argument at the end
   */
  record Tanh(double lower, double upper) implements DecayCurve {
    @Override
    public double left(double elapsed, double length) {
      double x = elapsed / length;
      return 0.5 * (1 - Math.tanh(lower * (1 - x) + upper * x));
    }
  }

  /**
   * {@code (1 - t^k / T^k)^power}.
   *
   * @param k k-decay's
   * @param power of what is left
   */
  record Power(double k, double power) implements DecayCurve {
    @Override
    public double left(double elapsed, double length) {
      return Math.pow(1 - Math.pow(elapsed, k) / Math.pow(length, k), power);
    }
  }
}
