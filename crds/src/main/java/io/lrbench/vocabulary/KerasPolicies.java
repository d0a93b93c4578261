package io.lrbench.vocabulary;

import io.lrbench.api.KerasBlock;
import io.lrbench.policy.CosineFall;
import io.lrbench.policy.Cycles;
import io.lrbench.policy.LinearStart;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.PolynomialDecay;
import io.lrbench.policy.RepeatedPolynomial;
import io.lrbench.policy.SteppedDecay;

/** The schedules of Keras, with its defaults. */
final class KerasPolicies {
  private KerasPolicies() {}

  static Resolved resolve(String path, KerasBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    double lr = arguments.rate("initialLearningRate");
    LrPolicy policy =
        switch (block.type()) {
          case EXPONENTIAL_DECAY -> stepped(arguments, lr, SteppedDecay.Kind.EXPONENTIAL);
          case INVERSE_TIME_DECAY -> stepped(arguments, lr, SteppedDecay.Kind.INVERSE);
          case POLYNOMIAL_DECAY -> polynomial(arguments, lr);
          case COSINE_DECAY -> cosine(arguments, lr);
          case COSINE_DECAY_RESTARTS ->
              new CosineFall(
                  lr,
                  arguments.betweenOr("alpha", 0, 0, 1),
                  new Cycles(
                      arguments.cadence("firstDecaySteps"), arguments.atLeastOr("tMul", 2, 1)),
                  arguments.atLeastOr("mMul", 1, 0),
                  false);
        };
    return new Resolved(policy, lr);
  }

  private static LrPolicy stepped(Arguments arguments, double lr, SteppedDecay.Kind kind) {
    return new SteppedDecay(
        lr,
        kind,
        arguments.rate("decayRate"),
        arguments.cadence("decaySteps"),
        arguments.flagOr("staircase", false));
  }

  private static LrPolicy polynomial(Arguments arguments, double lr) {
    double end = arguments.rateOr("endLearningRate", 1e-4);
    double power = arguments.numberOr("power", 1);
    long length = arguments.cadence("decaySteps");
    return arguments.flagOr("cycle", false)
        ? new RepeatedPolynomial(lr, end, power, length)
        : new PolynomialDecay(lr, end, power, length);
  }

  private static LrPolicy cosine(Arguments arguments, double lr) {
    long warmup = arguments.durationOr("warmupSteps", 0);
    if (warmup > 0 && !arguments.has("warmupTarget")) {
      throw arguments.invalid(
          "warmupTarget", "nothing", "write the rate that the warm-up leads to");
    }
    double peak = arguments.rateOr("warmupTarget", lr);
    LrPolicy fall =
        new CosineFall(
            peak,
            arguments.betweenOr("alpha", 0, 0, 1),
            new Cycles(arguments.cadence("decaySteps"), 1),
            1,
            true);
    return warmup == 0 ? fall : new LinearStart(fall, warmup, lr, peak, true);
  }
}
