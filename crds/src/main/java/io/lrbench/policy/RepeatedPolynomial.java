package io.lrbench.policy;

import java.util.List;

/**
 * Keras' PolynomialDecay with {@code cycle}: {@code (start - end) (1 - t / L)^power + end}, where L
 * is the first multiple of l that is not below t, and l at t = 0.
 *
 * @param start rate at update 0
 * @param end rate at every multiple of l but 0
 * @param power exponent
 * @param length l, updates, at least 1
 */
public record RepeatedPolynomial(double start, double end, double power, long length)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double multiple = Math.max(1, Math.ceil((double) update / length)) * length;
    return (start - end) * Math.pow(1 - update / multiple, power) + end;
  }
}
