package io.lrbench.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A policy with every rate multiplied.
 *
 * @param policy what is scaled
 * @param factor above 0
 */
public record Scaled(LrPolicy policy, double factor) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return factor * policy.learningRate(update, readings);
  }

  @Override
  public OptionalDouble momentum(long update) {
    return policy.momentum(update);
  }

  @Override
  public boolean metricDriven() {
    return policy.metricDriven();
  }
}
