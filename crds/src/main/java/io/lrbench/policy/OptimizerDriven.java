package io.lrbench.policy;

import java.util.List;

/**
 * What an optimizer that finds its own step size is given: its {@code lr}, by which it multiplies
 * what it finds.
 *
 * @param factor the given rate
 */
public record OptimizerDriven(LrPolicy factor) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return factor.learningRate(update, readings);
  }

  /** The rate of the update itself is known once the optimizer has seen its gradients. */
  @Override
  public boolean optimizerDriven() {
    return true;
  }
}
