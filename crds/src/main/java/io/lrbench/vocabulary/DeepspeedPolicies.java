package io.lrbench.vocabulary;

import io.lrbench.api.DeepspeedBlock;
import io.lrbench.policy.DeepSpeedOneCycle;
import io.lrbench.policy.DeepSpeedWarmup;
import io.lrbench.policy.Fixed;
import io.lrbench.policy.LinearFall;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MomentumRange;
import io.lrbench.policy.RangeSteps;
import io.lrbench.policy.WarmupCosineToMin;
import java.util.List;
import java.util.Optional;

/** The schedulers of DeepSpeed, with its defaults. */
final class DeepspeedPolicies {
  private static final long STEPS = 2000;

  private DeepspeedPolicies() {}

  static Resolved resolve(String path, DeepspeedBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    return switch (block.type()) {
      case WARMUP_LR -> {
        double high = arguments.rate("warmupMaxLr");
        yield risen(arguments, high, new Fixed(high));
      }
      case WARMUP_DECAY_LR -> {
        double high = arguments.rateOr("warmupMaxLr", 1e-3);
        double low = arguments.rateOr("warmupMinLr", 0);
        yield risen(arguments, high, new LinearFall(high, low, left(arguments)));
      }
      case WARMUP_COSINE_LR -> cosine(arguments);
      case ONE_CYCLE -> withFirstRate(oneCycle(arguments));
      case LR_RANGE_TEST ->
          withFirstRate(
              new RangeSteps(
                  arguments.rateOr("lrRangeTestMinLr", 1e-3),
                  arguments.rateOr("lrRangeTestStepRate", 1),
                  arguments.cadenceOr("lrRangeTestStepSize", STEPS),
                  arguments.flagOr("lrRangeTestStaircase", false)));
    };
  }

  private static Resolved withFirstRate(LrPolicy policy) {
    return new Resolved(policy, policy.learningRate(0, List.of()));
  }

  private static Resolved risen(Arguments arguments, double high, LrPolicy then) {
    double low = arguments.rateOr("warmupMinLr", 0);
    return new Resolved(
        new DeepSpeedWarmup(low, low, high, warmup(arguments), logarithmic(arguments), then), high);
  }

  private static Resolved cosine(Arguments arguments) {
    double lr = arguments.rate("lr");
    LrPolicy fall =
        new WarmupCosineToMin(
            lr,
            0,
            left(arguments),
            0.5,
            arguments.betweenOr("cosMinRatio", 1e-4, 0, 1),
            Double.NaN);
    double low = lr * arguments.betweenOr("warmupMinRatio", 0, 0, 1);
    return new Resolved(
        new DeepSpeedWarmup(0, low, lr, warmup(arguments), logarithmic(arguments), fall), lr);
  }

  /** DeepSpeed warms up for 2 updates at least, so that the logarithm can be divided by. */
  private static long warmup(Arguments arguments) {
    return Math.max(2, arguments.durationOr("warmupNumSteps", 1000));
  }

  private static boolean logarithmic(Arguments arguments) {
    return arguments.choiceOr("warmupType", "log", "log", "linear").equals("log");
  }

  private static long left(Arguments arguments) {
    return arguments.cadenceOr("totalNumSteps", arguments.horizon().updates()) - warmup(arguments);
  }

  private static LrPolicy oneCycle(Arguments arguments) {
    long up = arguments.cadenceOr("cycleFirstStepSize", STEPS);
    long down = arguments.cadenceOr("cycleSecondStepSize", up);
    long stairs = arguments.countOr("cycleFirstStairCount", 0, 0);
    double max = arguments.momentumOr("cycleMaxMom", 0.9);
    MomentumRange range = new MomentumRange(arguments.momentumOr("cycleMinMom", 0.8), max);
    boolean cycles = arguments.flagOr("cycleMomentum", true);
    DeepSpeedOneCycle policy =
        new DeepSpeedOneCycle(
            arguments.rate("cycleMinLr"),
            arguments.rate("cycleMaxLr"),
            new DeepSpeedOneCycle.Half(up, stairs),
            new DeepSpeedOneCycle.Half(down, arguments.countOr("cycleSecondStairCount", stairs, 0)),
            new DeepSpeedOneCycle.Decay(
                arguments.durationOr("decayStepSize", 0),
                arguments.rateOr("decayLrRate", 0),
                arguments.numberOr("decayMomRate", 0)),
            cycles ? Optional.of(range) : Optional.empty());
    double last = policy.momentum(Math.max(0, arguments.horizon().updates() - 1)).orElse(0);
    if (last < 0 || last >= 1) {
      throw new InvalidPolicyException(
          arguments.path("decayMomRate"),
          "a momentum of " + last + " at the last update",
          "write a rate that keeps it from 0 to below 1, such as 0",
          true);
    }
    return policy;
  }
}
