package io.lrbench.policy;

import java.util.List;

/**
 * A policy that never falls below a floor.
 *
 * @param policy what is limited
 * @param floor lowest rate
 */
public record Floored(LrPolicy policy, double floor) implements Wrapper {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return Math.max(floor, policy.learningRate(update, readings));
  }
}
