package io.lrbench.policy;

import java.util.List;

/**
 * {@code base / (1 + exp(-gamma (t - l)))}: SIG of LRBench; a negative gamma decays.
 *
 * @param base base learning rate
 * @param gamma steepness
 * @param center l, the update of half the base rate
 */
public record Sigmoid(double base, double gamma, long center) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return base / (1 + Math.exp(-gamma * (update - center)));
  }
}
