package io.lrbench.vocabulary;

import io.lrbench.api.PlateauBlock;
import io.lrbench.policy.Improvement;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.ReduceOnPlateau;

/** Policies that follow the held-out metric. */
final class PlateauPolicies {
  private PlateauPolicies() {}

  static Resolved resolve(String path, PlateauBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    switch (block.type()) {
      case CHANGE, GREEDY ->
          throw new NotSupportedException(
              path + ".type", WireNames.of(block.type()), "write type: reduce");
      case REDUCE -> {}
    }
    double lr = arguments.rate("lr");
    LrPolicy policy = reduce(arguments, lr);
    return new Resolved(policy, lr);
  }

  /** ReduceLROnPlateau with PyTorch's defaults, which are Hugging Face's too. */
  static LrPolicy reduce(Arguments arguments, double lr) {
    MonitoredMetric metric =
        MonitoredMetric.of(
            arguments.choiceOr(
                "metric", MonitoredMetric.DEFAULT.wireName(), MonitoredMetric.names()));
    String natural = metric.maximize() ? "max" : "min";
    if (!arguments.choiceOr("mode", natural, "min", "max").equals(natural)) {
      throw arguments.invalid(
          "mode",
          metric.maximize() ? "min" : "max",
          "write " + natural + ", the direction of " + metric.wireName() + ", or leave it out");
    }
    double factor = arguments.numberOr("factor", 0.1);
    if (factor < 0 || factor >= 1) {
      throw arguments.invalid("factor", factor, "write a number from 0 to below 1");
    }
    Improvement improvement =
        new Improvement(
            metric.maximize(),
            arguments.choiceOr("thresholdMode", "rel", "rel", "abs").equals("rel"),
            arguments.numberOr("threshold", 1e-4));
    return new ReduceOnPlateau(
        lr,
        factor,
        arguments.countOr("patience", 10, 0),
        improvement,
        arguments.countOr("cooldown", 0, 0),
        arguments.rateOr("minLr", 0),
        arguments.rateOr("eps", 1e-8));
  }
}
