package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code constant_with_warmup}.
 *
 * @param base base learning rate
 * @param warmup W, warm-up updates
 */
public record WarmupConstant(double base, long warmup) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return update < warmup ? base * LinearRise.factor(update, warmup) : base;
  }
}
