package io.lrbench.policy;

import java.util.List;

/**
 * PyTorch's ConstantLR: {@code base * factor} before {@code length}, then base.
 *
 * @param base base learning rate
 * @param factor share of the base rate
 * @param length updates it lasts
 */
public record ConstantFactor(double base, double factor, long length) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return update < length ? base * factor : base;
  }
}
