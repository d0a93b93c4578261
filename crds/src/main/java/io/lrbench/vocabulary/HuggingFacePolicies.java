package io.lrbench.vocabulary;

import io.lrbench.api.HuggingFaceBlock;
import io.lrbench.policy.Fixed;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.RampShape;
import io.lrbench.policy.WarmupConstant;
import io.lrbench.policy.WarmupCosine;
import io.lrbench.policy.WarmupCosineRestarts;
import io.lrbench.policy.WarmupCosineToMin;
import io.lrbench.policy.WarmupInverseSqrt;
import io.lrbench.policy.WarmupLinear;
import io.lrbench.policy.WarmupPolynomial;
import io.lrbench.policy.WarmupStableDecay;

/** The scheduler names of transformers, with its defaults. */
final class HuggingFacePolicies {
  private static final long INVERSE_SQRT_TIMESCALE = 10_000;

  private HuggingFacePolicies() {}

  static Resolved resolve(String path, HuggingFaceBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    long total = horizon.updates();
    double lr =
        switch (block.type()) {
          case COSINE_WITH_MIN_LR, COSINE_WARMUP_WITH_MIN_LR, POLYNOMIAL ->
              arguments.positive("lr");
          default -> arguments.rate("lr");
        };
    LrPolicy policy =
        switch (block.type()) {
          case CONSTANT -> new Fixed(lr);
          case CONSTANT_WITH_WARMUP -> new WarmupConstant(lr, warmup(arguments));
          case LINEAR -> new WarmupLinear(lr, warmup(arguments), total);
          case COSINE ->
              new WarmupCosine(
                  lr, warmup(arguments), total, arguments.numberOr("numCycles", 0.5), 0);
          case COSINE_WITH_RESTARTS ->
              new WarmupCosineRestarts(
                  lr, warmup(arguments), total, arguments.numberOr("numCycles", 1));
          case POLYNOMIAL -> polynomial(arguments, lr);
          case INVERSE_SQRT -> inverseSqrt(arguments, lr);
          case COSINE_WITH_MIN_LR ->
              new WarmupCosine(
                  lr,
                  warmup(arguments),
                  total,
                  arguments.numberOr("numCycles", 0.5),
                  minRate(arguments, lr));
          case COSINE_WARMUP_WITH_MIN_LR ->
              new WarmupCosineToMin(
                  lr,
                  warmup(arguments),
                  total,
                  arguments.numberOr("numCycles", 0.5),
                  minRate(arguments, lr),
                  arguments.has("warmupLrRate")
                      ? arguments.betweenOr("warmupLrRate", 0, 0, 1)
                      : Double.NaN);
          case WARMUP_STABLE_DECAY -> stableDecay(arguments, lr);
          case REDUCE_LR_ON_PLATEAU -> PlateauPolicies.reduce(arguments, lr);
          case GREEDY -> PlateauPolicies.huggingFaceGreedy(arguments, lr);
        };
    return new Resolved(policy, lr);
  }

  private static long warmup(Arguments arguments) {
    return arguments.durationOr("warmupSteps", 0);
  }

  private static LrPolicy polynomial(Arguments arguments, double lr) {
    double end = arguments.rateOr("lrEnd", 1e-7);
    if (end >= lr) {
      throw arguments.invalid("lrEnd", end, "write a rate below lr, which is " + lr);
    }
    return new WarmupPolynomial(
        lr, warmup(arguments), arguments.horizon().updates(), end, arguments.numberOr("power", 1));
  }

  private static LrPolicy inverseSqrt(Arguments arguments, double lr) {
    long warmup = warmup(arguments);
    return new WarmupInverseSqrt(
        lr,
        warmup,
        arguments.cadenceOr("timescale", warmup == 0 ? INVERSE_SQRT_TIMESCALE : warmup));
  }

  private static double minRate(Arguments arguments, double lr) {
    if (arguments.has("minLr") == arguments.has("minLrRate")) {
      throw arguments.invalid(
          "minLr",
          arguments.has("minLr") ? "minLr and minLrRate" : "neither minLr nor minLrRate",
          "write exactly one of minLr and minLrRate");
    }
    return arguments.has("minLr")
        ? arguments.rate("minLr") / lr
        : arguments.betweenOr("minLrRate", 0, 0, 1);
  }

  private static LrPolicy stableDecay(Arguments arguments, double lr) {
    long warmup = warmup(arguments);
    long decay = arguments.durationOr("numDecaySteps", 0);
    long updates = arguments.horizon().updates();
    long rest = updates - warmup - decay;
    // Two shares that fill the whole, each rounded up, may exceed it by one.
    long rounding = arguments.isShare("warmupSteps") && arguments.isShare("numDecaySteps") ? 1 : 0;
    if (!arguments.has("numStableSteps") && rest < -rounding) {
      throw new InvalidPolicyException(
          arguments.path("numDecaySteps"),
          decay + " updates behind a warm-up of " + warmup,
          "write warmupSteps and numDecaySteps that fit in " + updates + " updates",
          true);
    }
    long stable = arguments.durationOr("numStableSteps", Math.max(0, rest));
    return new WarmupStableDecay(
        lr,
        warmup,
        stable,
        decay,
        rise(arguments),
        fall(arguments),
        arguments.numberOr("numCycles", 0.5),
        arguments.betweenOr("minLrRatio", 0, 0, 1));
  }

  private static RampShape rise(Arguments arguments) {
    return switch (arguments.choiceOr("warmupType", "linear", "linear", "cosine", "1-sqrt")) {
      case "linear" -> RampShape.LINEAR;
      case "cosine" -> RampShape.COSINE;
      default -> RampShape.ONE_MINUS_SQRT;
    };
  }

  private static RampShape fall(Arguments arguments) {
    String shape =
        arguments.choiceOr(
            "decayType",
            "cosine",
            "linear",
            "cosine",
            "1-sqrt",
            "1-square",
            "exponential",
            "mirror-cosine");
    if (shape.equals("exponential") && arguments.numberOr("minLrRatio", 0) <= 0) {
      throw arguments.invalid(
          "minLrRatio",
          arguments.numberOr("minLrRatio", 0),
          "write a share above 0, such as 0.01: an exponential never reaches 0");
    }
    return switch (shape) {
      case "linear" -> RampShape.LINEAR;
      case "cosine" -> RampShape.COSINE;
      case "1-sqrt" -> RampShape.ONE_MINUS_SQRT;
      case "1-square" -> RampShape.ONE_MINUS_SQUARE;
      case "exponential" -> RampShape.EXPONENTIAL;
      default -> RampShape.MIRROR_COSINE;
    };
  }
}
