package io.lrbench.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * DeepSpeed's OneCycle (Smith, arXiv 1803.09820): up, down, then a decay.
 *
 * @param min lowest rate of the cycle
 * @param max highest rate
 * @param up the rise
 * @param down the fall
 * @param decay what follows
 * @param cycled the momentum that moves against the rate; empty leaves it alone
 */
public record DeepSpeedOneCycle(
    double min, double max, Half up, Half down, Decay decay, Optional<MomentumRange> cycled)
    implements LrPolicy {
  /**
   * One way of the cycle.
   *
   * @param length updates
   * @param stairs how many equal steps it has; 0 is a straight line
   */
  public record Half(long length, long stairs) {
    double height(long fromBottom) {
      return stairs == 0
          ? (double) fromBottom / length
          : Math.floor((double) fromBottom * stairs / length) / stairs;
    }
  }

  /**
   * After the cycle the rate is {@code min / (1 + rate d)}, momentum {@code max (1 + momentum d)},
   * with d the updates since over the length.
   *
   * @param length updates; 0 is no decay
   * @param rate of the learning rate
   * @param momentum of momentum
   */
  public record Decay(long length, double rate, double momentum) {
    double periods(long updates) {
      return length == 0 ? 0 : (double) updates / length;
    }
  }

  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update <= total()) {
      return min + (max - min) * height(update);
    }
    return min / (1 + decay.rate() * decay.periods(update - total()));
  }

  /** DeepSpeed starts at the lowest momentum, although the lowest rate calls for the highest. */
  @Override
  public OptionalDouble momentum(long update) {
    return cycled
        .map(
            range -> {
              if (update == 0) {
                return OptionalDouble.of(range.base());
              }
              return OptionalDouble.of(
                  update <= total()
                      ? range.max() - (range.max() - range.base()) * height(update)
                      : range.max() * (1 + decay.momentum() * decay.periods(update - total())));
            })
        .orElse(OptionalDouble.empty());
  }

  private long total() {
    return up.length() + down.length();
  }

  /** From 0 to 1 and back; the update after the cycle starts the next. */
  private double height(long update) {
    long within = update % total();
    return within <= up.length() ? up.height(within) : down.height(total() - within);
  }
}
