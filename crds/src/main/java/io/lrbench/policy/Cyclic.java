package io.lrbench.policy;

import java.util.List;

/**
 * {@code (k1 - k0) g(t) + k0}: the cyclic families of LRBench (arXiv 1908.06477, table 1).
 *
 * @param k0 rate where g is 0
 * @param k1 rate where g is 1 and undamped
 * @param wave the shape of g
 * @param damping what shrinks the cycles
 * @param length l, half a period, updates, at least 1
 * @param gamma factor an update for {@link Damping#EXPONENTIAL}, else ignored
 */
public record Cyclic(double k0, double k1, Wave wave, Damping damping, long length, double gamma)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double g = wave.value(update, length) * damping.factor(wave, update, length, gamma);
    return (k1 - k0) * g + k0;
  }
}
