package io.lrbench.policy;

import java.util.List;

/**
 * The rates of a range test (Smith, arXiv 1506.01186): from the lowest at update 0 to the highest
 * at update n - 1, in equal factors or in equal steps.
 *
 * @param min lowest rate, above 0
 * @param max highest rate
 * @param updates n, at least 2
 * @param exponential equal factors
 */
public record RangeSweep(double min, double max, long updates, boolean exponential)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double x = (double) Math.min(update, updates - 1) / (updates - 1);
    return exponential ? min * Math.pow(max / min, x) : min + x * (max - min);
  }
}
