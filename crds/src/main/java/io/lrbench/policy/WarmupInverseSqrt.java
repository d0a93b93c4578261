package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code inverse_sqrt}: {@code 1 / sqrt((t + timescale - W) / timescale)}.
 *
 * @param base base learning rate
 * @param warmup W, warm-up updates
 * @param timescale updates of the decay's unit, at least 1
 */
public record WarmupInverseSqrt(double base, long warmup, long timescale) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < warmup) {
      return base * LinearRise.factor(update, warmup);
    }
    return base / Math.sqrt((double) (update + timescale - warmup) / timescale);
  }
}
