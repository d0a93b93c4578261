package io.lrbench.policy;

import java.util.List;

/**
 * The same rate at every update: FIX of LRBench (arXiv 1908.06477, table 1).
 *
 * @param rate learning rate
 */
public record Fixed(double rate) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return rate;
  }
}
