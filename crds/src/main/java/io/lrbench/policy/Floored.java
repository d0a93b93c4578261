package io.lrbench.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A policy that never falls below a floor.
 *
 * @param policy what is limited
 * @param floor lowest rate
 */
public record Floored(LrPolicy policy, double floor) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return Math.max(floor, policy.learningRate(update, readings));
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
