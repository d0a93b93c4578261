package io.lrbench.policy;

import java.util.List;

/**
 * LRBench's ChangeLROnPlateau (arXiv 2309.08859): on a plateau the next larger policy takes over
 * while progress is below 80 %, the next smaller one after; then {@code cooldown} readings without
 * action. Every policy counts the trial's updates, not those since it took over. Readings at update
 * 0 or earlier do not count.
 *
 * @param policies from the largest rate to the smallest
 * @param start index of the policy that is used first
 * @param plateau when there is one
 * @param cooldown readings after an action, also one that found no further policy
 * @param updates what progress is measured by
 */
public record ChangeOnPlateau(
    List<LrPolicy> policies, int start, Plateau plateau, long cooldown, long updates)
    implements LrPolicy {
  private static final double SHRINK_FROM = 0.8;

  public ChangeOnPlateau {
    policies = List.copyOf(policies);
  }

  /**
   * No improvement from one of the last readings to the next reaches the threshold.
   *
   * @param window how many readings are looked at, at least 2; as in LRBench's code one more must
   *     have been made
   * @param gain how an improvement is measured
   * @param threshold smallest improvement that is none of a plateau
   */
  public record Plateau(int window, Gain gain, double threshold) {
    boolean holds(List<MetricReading> readings) {
      if (readings.size() <= window) {
        return false;
      }
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = readings.size() - window + 1; i < readings.size(); i++) {
        largest =
            Math.max(largest, gain.between(readings.get(i - 1).value(), readings.get(i).value()));
      }
      return largest < threshold;
    }
  }

  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    List<MetricReading> seen =
        readings.stream().filter(r -> r.update() > 0 && r.update() <= update).toList();
    return policies.get(index(seen)).learningRate(update, readings);
  }

  private int index(List<MetricReading> readings) {
    int index = start;
    long cooling = 0;
    for (int i = 0; i < readings.size(); i++) {
      if (cooling > 0) {
        cooling--;
      } else if (plateau.holds(readings.subList(0, i + 1))) {
        boolean grow = (double) readings.get(i).update() / updates < SHRINK_FROM;
        index = Math.max(0, Math.min(policies.size() - 1, grow ? index - 1 : index + 1));
        cooling = cooldown;
      }
    }
    return index;
  }

  @Override
  public boolean metricDriven() {
    return true;
  }
}
