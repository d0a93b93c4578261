package io.lrbench.policy;

import java.util.List;

/**
 * One evaluation of the monitored metric.
 *
 * @param update the evaluation was made before this update
 * @param value the metric's value
 */
public record MetricReading(long update, double value) {
  /** The same readings seen by a policy whose own update 0 is the trial's update {@code start}. */
  static List<MetricReading> since(long start, List<MetricReading> readings) {
    return readings.stream().map(r -> new MetricReading(r.update() - start, r.value())).toList();
  }
}
