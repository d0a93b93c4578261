package io.lrbench.vocabulary;

import io.lrbench.api.TorchBlock;
import io.lrbench.policy.ConstantFactor;
import io.lrbench.policy.CosineAnnealing;
import io.lrbench.policy.CosineRestarts;
import io.lrbench.policy.ExponentialDecay;
import io.lrbench.policy.LinearFactor;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MilestoneDecay;
import io.lrbench.policy.MomentumRange;
import io.lrbench.policy.OneCycle;
import io.lrbench.policy.PolynomialDecay;
import io.lrbench.policy.StepDecay;
import io.lrbench.policy.TriangleMode;
import io.lrbench.policy.TriangularCycle;
import java.util.List;
import java.util.Optional;

/** The classes of torch.optim.lr_scheduler, with its defaults. */
final class TorchPolicies {
  private TorchPolicies() {}

  static Resolved resolve(String path, TorchBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    Resolved resolved =
        switch (block.type()) {
          case CYCLIC_LR -> withFirstRate(cyclic(arguments));
          case ONE_CYCLE_LR -> withFirstRate(oneCycle(arguments));
          default -> {
            double lr = arguments.rate("lr");
            yield new Resolved(scaled(arguments, block, lr), lr);
          }
        };
    return resolved;
  }

  private static Resolved withFirstRate(LrPolicy policy) {
    return new Resolved(policy, policy.learningRate(0, List.of()));
  }

  private static LrPolicy scaled(Arguments arguments, TorchBlock block, double lr) {
    return switch (block.type()) {
      case STEP_LR ->
          new StepDecay(lr, arguments.numberOr("gamma", 0.1), arguments.cadence("stepSize"));
      case MULTI_STEP_LR ->
          new MilestoneDecay(
              lr, arguments.numberOr("gamma", 0.1), arguments.milestones("milestones"));
      case CONSTANT_LR ->
          new ConstantFactor(
              lr,
              arguments.betweenOr("factor", 1.0 / 3, 0, 1),
              arguments.durationOr("totalIters", 5));
      case LINEAR_LR ->
          new LinearFactor(
              lr,
              arguments.betweenOr("startFactor", 1.0 / 3, Double.MIN_VALUE, 1),
              arguments.betweenOr("endFactor", 1, 0, 1),
              arguments.cadenceOr("totalIters", 5));
      case EXPONENTIAL_LR -> new ExponentialDecay(lr, arguments.number("gamma"));
      case POLYNOMIAL_LR ->
          new PolynomialDecay(
              lr, 0, arguments.numberOr("power", 1), arguments.cadenceOr("totalIters", 5));
      case COSINE_ANNEALING_LR ->
          new CosineAnnealing(lr, arguments.rateOr("etaMin", 0), arguments.cadence("tMax"));
      case COSINE_ANNEALING_WARM_RESTARTS ->
          new CosineRestarts(
              lr,
              arguments.rateOr("etaMin", 0),
              arguments.cadence("t0"),
              arguments.countOr("tMult", 1, 1));
      case REDUCE_LR_ON_PLATEAU -> PlateauPolicies.reduce(arguments, lr);
      case CYCLIC_LR, ONE_CYCLE_LR ->
          throw new IllegalStateException(block.type() + " sets its own rate");
    };
  }

  private static LrPolicy cyclic(Arguments arguments) {
    long up = arguments.cadenceOr("stepSizeUp", 2000);
    String mode =
        arguments.choiceOr("mode", "triangular", "triangular", "triangular2", "exp_range");
    return new TriangularCycle(
        arguments.rate("baseLr"),
        arguments.rate("maxLr"),
        up,
        arguments.cadenceOr("stepSizeDown", up),
        switch (mode) {
          case "triangular" -> TriangleMode.TRIANGULAR;
          case "triangular2" -> TriangleMode.TRIANGULAR2;
          default -> TriangleMode.EXP_RANGE;
        },
        arguments.numberOr("gamma", 1),
        momentum(arguments, 0.8, 0.9));
  }

  private static LrPolicy oneCycle(Arguments arguments) {
    long lives = arguments.horizon().updates();
    long total = arguments.cadenceOr("totalSteps", lives);
    if (total < lives) {
      throw new InvalidPolicyException(
          arguments.path("totalSteps"),
          String.valueOf(total),
          "write at least " + lives + ", the updates that the policy lives, or leave it out",
          true);
    }
    return new OneCycle(
        arguments.rate("maxLr"),
        total,
        arguments.betweenOr("pctStart", 0.3, 0, 1),
        arguments.choiceOr("annealStrategy", "cos", "cos", "linear").equals("cos"),
        arguments.positiveOr("divFactor", 25),
        arguments.positiveOr("finalDivFactor", 1e4),
        arguments.flagOr("threePhase", false),
        momentum(arguments, 0.85, 0.95));
  }

  private static Optional<MomentumRange> momentum(Arguments arguments, double base, double max) {
    MomentumRange range =
        new MomentumRange(
            arguments.momentumOr("baseMomentum", base), arguments.momentumOr("maxMomentum", max));
    return arguments.flagOr("cycleMomentum", true) ? Optional.of(range) : Optional.empty();
  }
}
