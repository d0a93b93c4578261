package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code cosine_warmup_with_min_lr}: its warm-up counts from 1, or from a rate of
 * its own.
 *
 * @param base base learning rate
 * @param warmup W, warm-up updates
 * @param total N, updates that the policy lives
 * @param cycles 0.5 falls once
 * @param minRate share of the base rate that stays
 * @param warmupRate share of the base rate at update 0; NaN counts from {@code 1 / W}
 */
public record WarmupCosineToMin(
    double base, long warmup, long total, double cycles, double minRate, double warmupRate)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < warmup) {
      return base * rise(update);
    }
    double progress = LinearRise.progress(update + 1, warmup, total);
    double wave = (1 + Math.cos(2 * Math.PI * cycles * progress)) / 2;
    return base * Math.max(0, wave * (1 - minRate) + minRate);
  }

  private double rise(long update) {
    if (Double.isNaN(warmupRate)) {
      return (update + 1.0) / Math.max(1, warmup);
    }
    return warmupRate + (1 - warmupRate) * update / Math.max(1, warmup - 1);
  }
}
