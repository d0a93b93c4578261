package io.lrbench.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * GreedyLR (arXiv 2512.14527) as transformers implements it: after more than {@code patience}
 * improving readings in a row the rate is divided by {@code factor}, after as many others it is
 * multiplied by it. Readings at update 0 or earlier do not count.
 *
 * @param base base learning rate
 * @param factor of each change, above 0 and below 1
 * @param improvement what counts as better
 * @param pauses how long a change takes, and how long the next one has to wait
 * @param range where the rate stays
 * @param window readings whose mean stands for the last; 1 is no smoothing
 * @param resetAfter reductions at the lowest rate after which everything starts anew
 */
public record Greedy(
    double base,
    double factor,
    Improvement improvement,
    Pauses pauses,
    Range range,
    int window,
    long resetAfter)
    implements LrPolicy {
  /**
   * Counts of readings.
   *
   * @param patience like readings in a row that are endured
   * @param cooldown readings that are not counted after a reduction
   * @param warmup readings that are not counted after a rise
   */
  public record Pauses(long patience, long cooldown, long warmup) {}

  /**
   * Where the rate may go.
   *
   * @param min lowest rate a reduction leads to
   * @param max highest rate a rise leads to
   * @param epsilon smaller changes are left out
   */
  public record Range(double min, double max, double epsilon) {}

  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    Run run = new Run();
    for (MetricReading reading : readings) {
      if (reading.update() > 0 && reading.update() <= update) {
        run.see(reading.value());
      }
    }
    return run.rate;
  }

  @Override
  public boolean metricDriven() {
    return true;
  }

  /** The scheduler between two readings. */
  private final class Run {
    private final Deque<Double> values = new ArrayDeque<>();
    private double sum;
    private double rate = base;
    private double best = improvement.worst();
    private long good;
    private long bad;
    private long cooling;
    private long warming;
    private long resetIn = resetAfter;

    void see(double reading) {
      double value = smoothed(reading);
      if (cooling > 0) {
        cooling--;
      } else if (warming > 0) {
        warming--;
      } else {
        count(value);
        if (good > pauses.patience()) {
          rise();
        } else if (bad > pauses.patience()) {
          fall();
        }
        return;
      }
      good = 0;
      bad = 0;
    }

    /** The sum is carried on, not built anew, so that it rounds as transformers' does. */
    private double smoothed(double reading) {
      if (window == 1) {
        return reading;
      }
      values.addLast(reading);
      sum += reading;
      if (values.size() > window) {
        sum -= values.removeFirst();
      }
      return sum / values.size();
    }

    private void count(double value) {
      boolean better = improvement.isBetter(value, best);
      best = better ? value : best;
      good = better ? good + 1 : 0;
      bad = better ? 0 : bad + 1;
    }

    private void rise() {
      double raised = Math.min(rate / factor, range.max());
      rate = raised - rate > range.epsilon() ? raised : rate;
      resetIn = resetAfter;
      warming = pauses.warmup();
      good = 0;
    }

    private void fall() {
      double reduced = Math.max(rate * factor, range.min());
      rate = rate - reduced > range.epsilon() ? reduced : rate;
      if (rate <= range.min()) {
        resetIn--;
        if (resetIn <= 0) {
          reset();
        }
      }
      cooling = pauses.cooldown();
      bad = 0;
    }

    private void reset() {
      rate = base;
      best = improvement.worst();
      good = 0;
      warming = 0;
      resetIn = resetAfter;
      values.clear();
      sum = 0;
    }
  }
}
