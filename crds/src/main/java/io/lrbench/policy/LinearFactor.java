package io.lrbench.policy;

import java.util.List;

/**
 * PyTorch's LinearLR: {@code base (s + (e - s) min(N, t) / N)}.
 *
 * @param base base learning rate
 * @param start s, share at update 0
 * @param end e, share from update N on
 * @param length N, at least 1
 */
public record LinearFactor(double base, double start, double end, long length) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return base * (start + (end - start) * Math.min(length, update) / length);
  }
}
