package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code linear}: {@code max(0, (N - t) / max(1, N - W))} after the warm-up.
 *
 * @param base base learning rate
 * @param warmup W, warm-up updates
 * @param total N, updates that the policy lives
 */
public record WarmupLinear(double base, long warmup, long total) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < warmup) {
      return base * LinearRise.factor(update, warmup);
    }
    return base * Math.max(0, (double) (total - update) / Math.max(1, total - warmup));
  }
}
