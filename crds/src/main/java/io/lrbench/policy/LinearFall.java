package io.lrbench.policy;

import java.util.List;

/**
 * {@code low + (high - low) max(0, (l - t) / max(1, l))}: the decay of DeepSpeed's WarmupDecayLR.
 *
 * @param high rate at update 0
 * @param low rate from update l on
 * @param length l
 */
public record LinearFall(double high, double low, long length) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double left = (double) (length - update) / Math.max(1, length);
    return low + (high - low) * Math.max(0, left);
  }
}
