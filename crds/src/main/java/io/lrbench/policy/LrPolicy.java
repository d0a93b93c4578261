package io.lrbench.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A learning rate for every update: a pure function of the update and the evaluations before it.
 */
public interface LrPolicy {
  /**
   * The learning rate of an update.
   *
   * @param update 0-based optimizer update
   * @param readings the monitored metric at the evaluations made so far, in order; ignored by
   *     policies that are not {@link #metricDriven()}
   */
  double learningRate(long update, List<MetricReading> readings);

  /** Momentum (SGD) or beta 1 (Adam) of an update, where the policy cycles it; else empty. */
  default OptionalDouble momentum(long update) {
    return OptionalDouble.empty();
  }

  /** Whether the rate depends on the readings. */
  default boolean metricDriven() {
    return false;
  }

  /** Whether an optimizer multiplies the rate by a step size that it finds itself. */
  default boolean optimizerDriven() {
    return false;
  }
}
