package io.lrbench.policy;

import java.util.List;

/**
 * timm's cosine, tanh and poly schedulers behind their warm-up: each cycle falls from its peak to
 * the lowest rate, which stays after the last.
 *
 * @param base peak of the first cycle
 * @param min lowest rate
 * @param curve how a cycle falls
 * @param cycles their lengths
 * @param shrink factor of each next peak
 * @param limit how many cycles there are
 */
public record CycledDecay(
    double base, double min, DecayCurve curve, Cycles cycles, double shrink, long limit)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    Cycles.Cycle cycle = cycles.at(update);
    if (cycle.index() >= limit) {
      return min;
    }
    double peak = base * Math.pow(shrink, (double) cycle.index());
    return min + (peak - min) * curve.left(cycle.elapsed(), cycle.length());
  }
}
