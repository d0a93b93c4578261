package io.lrbench.policy;

import java.util.List;

/**
 * A policy with every rate multiplied.
 *
 * @param policy what is scaled
 * @param factor above 0
 */
public record Scaled(LrPolicy policy, double factor) implements Wrapper {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return factor * policy.learningRate(update, readings);
  }
}
