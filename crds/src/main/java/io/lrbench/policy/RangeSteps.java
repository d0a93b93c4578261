package io.lrbench.policy;

import java.util.List;

/**
 * DeepSpeed's LRRangeTest: {@code min (1 + rate t / l)}, or with t / l rounded down.
 *
 * @param min rate at update 0
 * @param rate growth over l updates, as a share of min
 * @param length l, at least 1
 * @param staircase t / l is rounded down
 */
public record RangeSteps(double min, double rate, long length, boolean staircase)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double p = (double) update / length;
    return min * (1 + rate * (staircase ? Math.floor(p) : p));
  }
}
