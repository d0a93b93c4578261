package io.lrbench.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads the losses of a range test as torch-lr-finder does: a moving average that begins with the
 * first loss, so that it needs no correction of a bias; over after the update whose average is
 * above a multiple of the lowest; the suggestion is the rate where the average falls fastest from
 * update to update (central differences).
 */
public final class RangeFinder {
  private final double smoothing;
  private final double stopFactor;
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> averages = new ArrayList<>();
  private double lowest = Double.POSITIVE_INFINITY;
  private OptionalDouble lowestRate = OptionalDouble.empty();
  private OptionalDouble divergedRate = OptionalDouble.empty();

  /**
   * @param smoothing weight of the newest loss; 0 is no average
   * @param stopFactor multiple of the lowest average
   */
  public RangeFinder(double smoothing, double stopFactor) {
    this.smoothing = smoothing;
    this.stopFactor = stopFactor;
  }

  /** Takes the loss of the batch that the next update, at this rate, was computed from. */
  public void see(double rate, double loss) {
    double average =
        averages.isEmpty() || smoothing == 0
            ? loss
            : smoothing * loss + (1 - smoothing) * averages.get(averages.size() - 1);
    if (!Double.isFinite(average)) {
      divergedRate = OptionalDouble.of(rate);
      return;
    }
    rates.add(rate);
    averages.add(average);
    if (average < lowest) {
      lowest = average;
      lowestRate = OptionalDouble.of(rate);
    }
    if (average > stopFactor * lowest) {
      divergedRate = OptionalDouble.of(rate);
    }
  }

  /** The averaged losses, one an update. */
  List<Double> averages() {
    return List.copyOf(averages);
  }

  /** The rate at which the test is over; empty while it may go on. */
  public OptionalDouble divergedRate() {
    return divergedRate;
  }

  /** The rate of the lowest average. */
  public OptionalDouble lowestLossRate() {
    return lowestRate;
  }

  /**
   * The rate of the steepest descent.
   *
   * @param skipStart first updates that are not looked at
   * @param skipEnd last updates that are not looked at
   * @return empty where fewer than two are left
   */
  public OptionalDouble suggestion(int skipStart, int skipEnd) {
    int end = averages.size() - skipEnd;
    if (end - skipStart < 2) {
      return OptionalDouble.empty();
    }
    int steepest = skipStart;
    for (int i = skipStart; i < end; i++) {
      if (slope(i, skipStart, end) < slope(steepest, skipStart, end)) {
        steepest = i;
      }
    }
    return OptionalDouble.of(rates.get(steepest));
  }

  private double slope(int i, int start, int end) {
    int before = Math.max(start, i - 1);
    int after = Math.min(end - 1, i + 1);
    return (averages.get(after) - averages.get(before)) / (after - before);
  }
}
