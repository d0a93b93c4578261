package io.lrbench.policy;

import java.util.List;

/**
 * {@code base * gamma^floor(t / l)}: STEP of LRBench and StepLR of PyTorch.
 *
 * @param base base learning rate
 * @param gamma factor of each step
 * @param length updates between steps, at least 1
 */
public record StepDecay(double base, double gamma, long length) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    long steps = update / length;
    return base * Math.pow(gamma, (double) steps);
  }
}
