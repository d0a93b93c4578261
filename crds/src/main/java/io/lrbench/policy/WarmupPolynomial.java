package io.lrbench.policy;

import java.util.List;

/**
 * Hugging Face's {@code polynomial}: {@code (base - end) (1 - p)^power + end}; end past N.
 *
 * @param base base learning rate
 * @param warmup W, warm-up updates
 * @param total N, updates that the policy lives
 * @param end last rate, below base
 * @param power exponent
 */
public record WarmupPolynomial(double base, long warmup, long total, double end, double power)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < warmup) {
      return base * LinearRise.factor(update, warmup);
    }
    if (update > total) {
      return end;
    }
    double left = 1 - LinearRise.progress(update, warmup, total);
    return (base - end) * Math.pow(left, power) + end;
  }
}
