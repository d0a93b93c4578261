package io.lrbench.policy;

import java.util.List;

/**
 * PyTorch's CosineAnnealingLR: {@code min + (base - min) (1 + cos(pi t / T)) / 2}; goes on
 * oscillating past T (SGDR, arXiv 1608.03983, eq. 5 without restarts).
 *
 * @param base base learning rate
 * @param min lowest rate
 * @param length T, half a period, at least 1
 */
public record CosineAnnealing(double base, double min, long length) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return min + (base - min) * (1 + Math.cos(Math.PI * update / length)) / 2;
  }
}
