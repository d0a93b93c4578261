package io.lrbench.policy;

import java.util.List;

/**
 * The warm-up of DeepSpeed's WarmupLR, WarmupDecayLR and WarmupCosineLR. DeepSpeed sets a rate
 * after each update: update 0 runs at a rate of its own, update t + 1 at {@code low + (high - low)
 * g(t)} with g(t) = ln(t + 1) / ln(W) or t / W for t below W.
 *
 * @param first rate of update 0
 * @param low where the rise starts
 * @param high where it leads
 * @param length W, at least 2 where it is logarithmic
 * @param logarithmic the shape of the rise, else linear
 * @param policy what follows, from its own update 0
 */
public record DeepSpeedWarmup(
    double first, double low, double high, long length, boolean logarithmic, LrPolicy policy)
    implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    if (update == 0) {
      return first;
    }
    long step = update - 1;
    if (step < length) {
      double gain =
          logarithmic ? Math.log(step + 1.0) / Math.log((double) length) : (double) step / length;
      return low + (high - low) * gain;
    }
    return policy.learningRate(step - length, readings);
  }
}
