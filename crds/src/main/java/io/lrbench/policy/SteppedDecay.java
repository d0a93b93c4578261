package io.lrbench.policy;

import java.util.List;

/**
 * Keras' ExponentialDecay and InverseTimeDecay: {@code base rate^p} and {@code base / (1 + rate
 * p)}, with p = t / l or its floor.
 *
 * @param base rate at update 0
 * @param kind which of the two
 * @param rate of the decay
 * @param length l, updates, at least 1
 * @param staircase p is rounded down
 */
public record SteppedDecay(double base, Kind kind, double rate, long length, boolean staircase)
    implements LrPolicy {
  /** The two formulas. */
  public enum Kind {
    EXPONENTIAL,
    INVERSE
  }

  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double p = (double) update / length;
    double steps = staircase ? Math.floor(p) : p;
    return switch (kind) {
      case EXPONENTIAL -> base * Math.pow(rate, steps);
      case INVERSE -> base / (1 + rate * steps);
    };
  }
}
