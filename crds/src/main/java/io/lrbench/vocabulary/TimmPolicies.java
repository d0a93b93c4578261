package io.lrbench.vocabulary;

import io.lrbench.api.TimmBlock;
import io.lrbench.api.TimmType;
import io.lrbench.policy.CycledDecay;
import io.lrbench.policy.Cycles;
import io.lrbench.policy.DecayCurve;
import io.lrbench.policy.LinearStart;
import io.lrbench.policy.LrPolicy;
import java.util.List;

/** The schedulers of timm (Hugging Face's pytorch-image-models), with its defaults. */
final class TimmPolicies {
  private TimmPolicies() {}

  static Resolved resolve(String path, TimmBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    double lr = arguments.rate("lr");
    LrPolicy cycles =
        new CycledDecay(
            lr,
            arguments.rateOr("lrMin", 0),
            curve(arguments, block.type()),
            new Cycles(arguments.cadence("tInitial"), arguments.atLeastOr("cycleMul", 1, 1)),
            arguments.atLeastOr("cycleDecay", 1, 0),
            arguments.countOr("cycleLimit", 1, 1));
    long warmup = arguments.durationOr("warmupT", 0);
    if (warmup == 0) {
      return new Resolved(cycles, lr);
    }
    boolean prefix = arguments.flagOr("warmupPrefix", false);
    // Only tanh leads its warm-up to the rate that it meets.
    double to =
        block.type() == TimmType.TANH && !prefix ? cycles.learningRate(warmup, List.of()) : lr;
    return new Resolved(
        new LinearStart(cycles, warmup, arguments.rateOr("warmupLrInit", 0), to, prefix), lr);
  }

  private static DecayCurve curve(Arguments arguments, TimmType type) {
    return switch (type) {
      case COSINE -> new DecayCurve.Cosine(arguments.positiveOr("kDecay", 1));
      case POLY ->
          new DecayCurve.Power(arguments.positiveOr("kDecay", 1), arguments.numberOr("power", 0.5));
      case TANH -> {
        double lower = arguments.numberOr("lb", -7);
        double upper = arguments.numberOr("ub", 3);
        if (lower >= upper) {
          throw arguments.invalid("ub", upper, "write a number above lb, which is " + lower);
        }
        yield new DecayCurve.Tanh(lower, upper);
      }
    };
  }
}
