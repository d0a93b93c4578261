package io.lrbench.api;

/**
 * Which optimizers a benchmark's trials have, in CEL: that of training.optimizer where a policy is
 * a schedule, else those that its learning-rate-free policies name.
 */
final class UsedOptimizers {
  static final String NONE_GIVEN = "!has(self.training.optimizer)";
  static final String SCHEDULED = "self.policies.exists(p, !has(p.learningRateFree))";
  static final String SGD = "self.training.optimizer.type == 'sgd' && " + SCHEDULED;

  static final String WITH_MOMENTUM =
      "("
          + SGD
          + ") || self.policies.exists(p, has(p.learningRateFree) && p.learningRateFree.type in ['dAdaptSgd', 'scheduleFreeSgd'])";
  static final String WITH_TWO_MOMENTS =
      "(self.training.optimizer.type != 'sgd' && "
          + SCHEDULED
          + ") || self.policies.exists(p, has(p.learningRateFree) && p.learningRateFree.type in ['prodigy', 'dAdaptAdam', 'scheduleFreeAdamw', 'hypergradientAdam'])";

  private UsedOptimizers() {}
}
