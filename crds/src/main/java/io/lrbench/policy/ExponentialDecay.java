package io.lrbench.policy;

import java.util.List;

/**
 * {@code base * gamma^t}: EXP of LRBench, ExponentialLR of PyTorch.
 *
 * @param base base learning rate
 * @param gamma factor of each update
 */
public record ExponentialDecay(double base, double gamma) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return base * Math.pow(gamma, (double) update);
  }
}
