package io.lrbench.policy;

import java.util.List;

/**
 * {@code (start - end) (1 - min(t, l) / l)^p + end}: POLY of LRBench, PolynomialLR of PyTorch. Past
 * l it stays at its end.
 *
 * @param start rate at update 0
 * @param end rate from update l on
 * @param power p
 * @param length l, updates, at least 1
 */
public record PolynomialDecay(double start, double end, double power, long length)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double left = 1 - (double) Math.min(update, length) / length;
    return (start - end) * Math.pow(left, power) + end;
  }
}
