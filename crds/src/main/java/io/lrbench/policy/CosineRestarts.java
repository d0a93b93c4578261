package io.lrbench.policy;

import java.util.List;

/**
 * PyTorch's CosineAnnealingWarmRestarts (SGDR, arXiv 1608.03983, eq. 5).
 *
 * @param base base learning rate
 * @param min lowest rate
 * @param length updates of the first cycle, at least 1
 * @param growth factor of each next cycle's length, at least 1
 */
public record CosineRestarts(double base, double min, long length, long growth)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    long start = growth == 1 ? update - update % length : 0;
    long cycle = length;
    while (update - start >= cycle) {
      start += cycle;
      cycle *= growth;
    }
    return min + (base - min) * (1 + Math.cos(Math.PI * (update - start) / cycle)) / 2;
  }
}
