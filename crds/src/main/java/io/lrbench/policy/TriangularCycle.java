package io.lrbench.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * PyTorch's CyclicLR (Smith, arXiv 1506.01186).
 *
 * @param base lowest rate
 * @param max highest rate
 * @param up updates of a rise, at least 1
 * @param down updates of a fall, at least 1
 * @param mode how cycles shrink
 * @param gamma factor an update of exp_range
 * @param cycled the momentum that moves against the rate; empty leaves it alone
 */
public record TriangularCycle(
    double base,
    double max,
    long up,
    long down,
    TriangleMode mode,
    double gamma,
    Optional<MomentumRange> cycled)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return base + (max - base) * height(update);
  }

  @Override
  public OptionalDouble momentum(long update) {
    return cycled
        .map(m -> OptionalDouble.of(m.max() - (m.max() - m.base()) * height(update)))
        .orElse(OptionalDouble.empty());
  }

  private double height(long update) {
    double total = (double) up + down;
    double cycle = Math.floor(1 + update / total);
    double x = 1 + update / total - cycle;
    double ratio = up / total;
    double height = x <= ratio ? x / ratio : (x - 1) / (ratio - 1);
    return height * mode.scale(cycle, update, gamma);
  }
}
