package io.lrbench.policy;

import java.util.List;

/**
 * {@code base * gamma^i}, i milestones at or before t: NSTEP of LRBench, MultiStepLR of PyTorch. A
 * pure function of t; LRBench's own code keeps a counter and breaks on resume.
 *
 * @param base base learning rate
 * @param gamma factor of each milestone
 * @param milestones updates where a factor applies
 */
public record MilestoneDecay(double base, double gamma, List<Long> milestones) implements LrPolicy {
  @Override
  public double learningRate(long update, List<MetricReading> readings) {
    return base * Math.pow(gamma, (double) milestones.stream().filter(m -> m <= update).count());
  }

  public MilestoneDecay {
    milestones = List.copyOf(milestones);
  }
}
