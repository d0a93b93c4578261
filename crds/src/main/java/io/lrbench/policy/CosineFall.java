package io.lrbench.policy;

import java.util.List;

/**
 * Keras' CosineDecay and CosineDecayRestarts: {@code base ((1 - alpha) m^i (1 + cos(pi x)) / 2 +
 * alpha)} with x the share of cycle i that is over.
 *
 * @param base rate at update 0
 * @param alpha share of it that stays
 * @param cycles their lengths
 * @param scale m, factor of each next cycle's height
 * @param once only the first cycle falls; its end stays
 */
public record CosineFall(double base, double alpha, Cycles cycles, double scale, boolean once)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (once && update >= cycles.length()) {
      return base * alpha;
    }
    Cycles.Cycle cycle = cycles.at(update);
    double wave =
        0.5
            * Math.pow(scale, (double) cycle.index())
            * (1 + Math.cos(Math.PI * (cycle.elapsed() / cycle.length())));
    return base * ((1 - alpha) * wave + alpha);
  }
}
