package io.lrbench.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A warm-up in front of a policy: {@code first (r + (1 - r) shape(t))} for t below W, then the
 * policy from its own update 0.
 *
 * @param policy what follows
 * @param length W, updates
 * @param curve how it rises
 * @param startRatio r, share of the policy's first rate at update 0
 */
public record Warmup(LrPolicy policy, long length, Curve curve, double startRatio)
    implements Wrapper {
  /** The rise from 0 to 1 over x = t / W. */
  public enum Curve {
    LINEAR,
    COSINE,
    SQRT,
    /** {@code ln(t + 1) / ln(max(2, W))}, DeepSpeed's default. */
    LOG;

    double at(long update, long length) {
      double x = (double) update / length;
      return switch (this) {
        case LINEAR -> x;
        case COSINE -> (1 - Math.cos(Math.PI * x)) / 2;
        case SQRT -> Math.sqrt(x);
        case LOG -> Math.log(update + 1.0) / Math.log((double) Math.max(2, length));
      };
    }
  }

  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update < length) {
      double first = policy.learningRate(0, List.of());
      return first * (startRatio + (1 - startRatio) * curve.at(update, length));
    }
    return policy.learningRate(update - length, MetricReading.since(length, readings));
  }

  @Override
  public OptionalDouble momentum(long update) {
    return policy.momentum(Math.max(0, update - length));
  }
}
