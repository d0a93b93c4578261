package io.lrbench.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Policies one after another, each from its own update 0: LRBench's multi-policy, PyTorch's
 * SequentialLR.
 *
 * @param parts the policies in order, at least one
 * @param starts the update where each part begins; the first is 0, ascending
 */
public record Sequence(List<LrPolicy> parts, List<Long> starts) implements LrPolicy {
  public Sequence {
    parts = List.copyOf(parts);
    starts = List.copyOf(starts);
  }

  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    int part = part(update);
    long start = starts.get(part);
    return parts.get(part).learningRate(update - start, MetricReading.since(start, readings));
  }

  @Override
  public OptionalDouble momentum(long update) {
    int part = part(update);
    return parts.get(part).momentum(update - starts.get(part));
  }

  @Override
  public boolean metricDriven() {
    return parts.stream().anyMatch(LrPolicy::metricDriven);
  }

  private int part(long update) {
    int part = 0;
    while (part + 1 < starts.size() && starts.get(part + 1) <= update) {
      part++;
    }
    return part;
  }
}
