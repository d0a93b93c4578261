package io.lrbench.policy;

/**
 * How much better a metric got; negative where it got worse.
 *
 * @param maximize the metric grows when it gets better
 * @param relative as a share of the earlier value, else as an amount
 */
public record Gain(boolean maximize, boolean relative) {
  double between(double earlier, double later) {
    double amount = maximize ? later - earlier : earlier - later;
    return relative ? amount / Math.abs(earlier) : amount;
  }
}
