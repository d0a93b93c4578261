package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code cosine_with_restarts}: hard restarts, 0 from N on.
 *
 * @param base base learning rate
 * @param warmup W, warm-up updates
 * @param total N, updates that the policy lives
 * @param cycles number of falls
 */
public record WarmupCosineRestarts(double base, long warmup, long total, double cycles)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < warmup) {
      return base * LinearRise.factor(update, warmup);
    }
    double progress = LinearRise.progress(update, warmup, total);
    return progress >= 1
        ? 0
        : base * Math.max(0, (1 + Math.cos(Math.PI * ((cycles * progress) % 1))) / 2);
  }
}
