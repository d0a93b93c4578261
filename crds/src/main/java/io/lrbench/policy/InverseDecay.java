package io.lrbench.policy;

import java.util.List;

/**
 * {@code base * (1 + gamma t)^-p}: INV of LRBench (arXiv 1908.06477, table 1).
 *
 * @param base base learning rate
 * @param gamma slope
 * @param power p
 */
public record InverseDecay(double base, double gamma, double power) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return base * Math.pow(1 + gamma * update, -power);
  }
}
