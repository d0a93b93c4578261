package io.lrbench.operator.fleet;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * What the operator has used up to some moment.
 *
 * @param nanos of the clock
 */
record Cost(OperatorProcess operator, Map<String, Double> metrics, double cpu, long nanos) {
  static Cost now(OperatorProcess operator) {
    return new Cost(operator, operator.metrics(), operator.cpuSeconds(), System.nanoTime());
  }

  /** A line of what was used since. */
  String since(int trials) throws IOException, InterruptedException {
    double seconds = (System.nanoTime() - nanos) / 1e9;
    Map<String, Double> now = operator.metrics();
    double watches = used(now, "lrbench_api_requests_total", "verb=\"watch\"");
    return String.format(
        Locale.ROOT,
        "%d trials in %.0f s; operator: %.1f s of CPU, live heap %.0f MiB of 512; a trial: %.2f API"
            + " requests, %.2f reconciliations; %.2f status patches a second",
        trials,
        seconds,
        operator.cpuSeconds() - cpu,
        operator.liveHeap(),
        (used(now, "lrbench_api_requests_total", "") - watches) / trials,
        used(now, "reconciliations_started_total", "") / trials,
        used(now, "lrbench_status_patches_total", "") / seconds);
  }

  private double used(Map<String, Double> now, String name, String label) {
    return sum(now, name, label) - sum(metrics, name, label);
  }

  private static double sum(Map<String, Double> metrics, String name, String label) {
    return metrics.entrySet().stream()
        .filter(metric -> metric.getKey().startsWith(name) && metric.getKey().contains(label))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
