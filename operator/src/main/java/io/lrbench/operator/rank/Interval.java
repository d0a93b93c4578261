package io.lrbench.operator.rank;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean and two-sided 95 % Student t interval of a sample.
 *
 * @param mean arithmetic mean
 * @param deviation with n - 1
 * @param low lower end of the interval of the mean
 * @param high its upper end
 */
record Interval(double mean, double deviation, double low, double high) {
  private static final double UPPER_TAIL = 0.025;

  /**
   * @param sample at least two values
   */
  static Interval of(List<Double> sample) {
    int n = sample.size();
    double mean = mean(sample);
    double squares = sample.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    double t = TDistribution.of(n - 1).inverseSurvivalProbability(UPPER_TAIL);
    double half = t * deviation / Math.sqrt(n);
    return new Interval(mean, deviation, mean - half, mean + half);
  }

  static double mean(List<Double> sample) {
    return sample.stream().mapToDouble(Double::doubleValue).sum() / sample.size();
  }

  boolean contains(double value) {
    return low <= value && value <= high;
  }
}
