package io.lrbench.policy;

/**
 * What counts as an improvement of a metric, as PyTorch's ReduceLROnPlateau defines it.
 *
 * @param maximize the metric grows when it gets better
 * @param relative the threshold is a share of the best value, else an amount
 * @param threshold smallest improvement that counts
 */
public record Improvement(boolean maximize, boolean relative, double threshold) {
  double worst() {
    return maximize ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  boolean isBetter(double value, double best) {
    double sign = maximize ? 1 : -1;
    double bar = relative ? best * (1 + sign * threshold) : best + sign * threshold;
    return maximize ? value > bar : value < bar;
  }
}
