package io.lrbench.policy;

import java.util.List;

/**
 * ReduceLROnPlateau of PyTorch and Hugging Face as a pure function of the readings: after more than
 * {@code patience} readings without improvement the rate falls by {@code factor}. Readings at
 * update 0 or earlier do not count.
 *
 * @param base base learning rate
 * @param factor of each reduction, below 1
 * @param patience readings without improvement that are endured
 * @param improvement what counts as better
 * @param cooldown readings after a reduction that are not counted
 * @param min lowest rate
 * @param epsilon smaller reductions are left out
 */
public record ReduceOnPlateau(
    double base,
    double factor,
    long patience,
    Improvement improvement,
    long cooldown,
    double min,
    double epsilon)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    double rate = base;
    double best = improvement.worst();
    long bad = 0;
    long cooling = 0;
    for (MetricReading reading : readings) {
      if (reading.update() <= 0 || reading.update() > update) {
        continue;
      }
      boolean better = improvement.isBetter(reading.value(), best);
      best = better ? reading.value() : best;
      bad = better ? 0 : bad + 1;
      if (cooling > 0) {
        cooling--;
        bad = 0;
      }
      if (bad > patience) {
        double reduced = Math.max(rate * factor, min);
        rate = rate - reduced > epsilon ? reduced : rate;
        cooling = cooldown;
        bad = 0;
      }
    }
    return rate;
  }

  @Override
  public boolean metricDriven() {
    return true;
  }
}
