package io.lrbench.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * PyTorch's OneCycleLR (Smith and Topin, arXiv 1708.07120).
 *
 * @param max highest rate
 * @param total updates of the cycle
 * @param pctStart share of the rise
 * @param cosine cosine annealing, else linear
 * @param divFactor max over the first rate
 * @param finalDivFactor first over the last rate
 * @param threePhase mirrors the rise before the last fall
 * @param cycled the momentum that moves against the rate; empty leaves it alone
 */
public record OneCycle(
    double max,
    long total,
    double pctStart,
    boolean cosine,
    double divFactor,
    double finalDivFactor,
    boolean threePhase,
    Optional<MomentumRange> cycled)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double first = max / divFactor;
    double last = first / finalDivFactor;
    return threePhase ? at(update, first, max, first, last) : at(update, first, max, last);
  }

  @Override
  public OptionalDouble momentum(long update) {
    return cycled
        .map(
            m ->
                OptionalDouble.of(
                    threePhase
                        ? at(update, m.max(), m.base(), m.max(), m.max())
                        : at(update, m.max(), m.base(), m.max())))
        .orElse(OptionalDouble.empty());
  }

  /** The value at an update of the curve through these values at the phases' ends. */
  private double at(long update, double... values) {
    double start = 0;
    for (int phase = 1; phase < values.length; phase++) {
      double end = end(phase);
      if (update <= end || phase == values.length - 1) {
        double x = end == start ? 1 : (update - start) / (end - start);
        return anneal(values[phase - 1], values[phase], x);
      }
      start = end;
    }
    throw new IllegalStateException("no phase holds update " + update);
  }

  private double end(int phase) {
    if (phase == (threePhase ? 3 : 2)) {
      return total - 1.0;
    }
    return phase * pctStart * total - phase;
  }

  private double anneal(double from, double to, double x) {
    return cosine ? to + (from - to) / 2 * (1 + Math.cos(Math.PI * x)) : (to - from) * x + from;
  }
}
