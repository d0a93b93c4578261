package io.lrbench.policy;

import java.util.List;

/**
 * A straight line in front of a policy, as timm and Keras warm up.
 *
 * @param policy what follows
 * @param length updates of the line
 * @param from rate at update 0
 * @param to rate that the line leads to
 * @param prefix the policy starts at its own update 0 after the line; else the line hides its start
 */
public record LinearStart(LrPolicy policy, long length, double from, double to, boolean prefix)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < length) {
      return from + update * ((to - from) / length);
    }
    return policy.learningRate(prefix ? update - length : update, readings);
  }
}
