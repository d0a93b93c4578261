package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code cosine} and {@code cosine_with_min_lr}: {@code f (1 - r) + r} with {@code f
 * = (1 + cos(2 pi c p)) / 2}.
 *
 * @param base base learning rate
 * @param warmup W, warm-up updates
 * @param total N, updates that the policy lives
 * @param cycles c, 0.5 falls once
 * @param minRate r, share of the base rate that stays
 */
public record WarmupCosine(double base, long warmup, long total, double cycles, double minRate)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < warmup) {
      return base * LinearRise.factor(update, warmup);
    }
    double progress = LinearRise.progress(update, warmup, total);
    double wave = (1 + Math.cos(2 * Math.PI * cycles * progress)) / 2;
    return base * Math.max(0, wave * (1 - minRate) + minRate);
  }
}
