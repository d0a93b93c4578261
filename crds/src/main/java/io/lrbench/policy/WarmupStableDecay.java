package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code warmup_stable_decay}; the ramps run between minRate and 1.
 *
 * @param base base learning rate
 * @param warmup updates of the rise
 * @param stable updates at the base rate
 * @param decay updates of the fall
 * @param rise curve of the rise
 * @param fall curve of the fall
 * @param cycles cosine cycles of the fall
 * @param minRate share of the base rate at both ends
 */
public record WarmupStableDecay(
    double base,
    long warmup,
    long stable,
    long decay,
    RampShape rise,
    RampShape fall,
    double cycles,
    double minRate)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < warmup) {
      return base * RampShape.between(rise.rise(LinearRise.factor(update, warmup)), minRate);
    }
    if (update < warmup + stable) {
      return base;
    }
    if (update < warmup + stable + decay) {
      double x = (double) (update - warmup - stable) / Math.max(1, decay);
      return base * fall.fall(x, cycles, minRate);
    }
    return base * minRate;
  }
}
