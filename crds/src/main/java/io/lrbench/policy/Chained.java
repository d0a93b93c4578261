package io.lrbench.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The first base rate times every member's factor: PyTorch's ChainedScheduler.
 *
 * @param members the policies
 * @param bases each member's base rate, not 0
 */
public record Chained(List<LrPolicy> members, List<Double> bases) implements LrPolicy {
  public Chained {
    members = List.copyOf(members);
    bases = List.copyOf(bases);
  }

  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double rate = bases.get(0);
    for (int i = 0; i < members.size(); i++) {
      rate *= members.get(i).learningRate(update, readings) / bases.get(i);
    }
    return rate;
  }

  /** The last member that cycles it decides, as the last scheduler that steps does. */
  @Override
  public OptionalDouble momentum(long update) {
    return members.stream()
        .map(member -> member.momentum(update))
        .filter(OptionalDouble::isPresent)
        .reduce(OptionalDouble.empty(), (before, last) -> last);
  }

  @Override
  public boolean metricDriven() {
    return members.stream().anyMatch(LrPolicy::metricDriven);
  }
}
