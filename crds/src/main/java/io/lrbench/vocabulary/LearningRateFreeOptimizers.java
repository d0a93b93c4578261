package io.lrbench.vocabulary;

import io.lrbench.api.LearningRateFreeBlock;
import io.lrbench.api.LearningRateFreeType;
import io.lrbench.api.LoraSpec;
import io.lrbench.api.OptimizerGroup;
import io.lrbench.api.OptimizerSpec;
import io.lrbench.api.PlainBlock;
import io.lrbench.api.PolicySpec;
import io.lrbench.api.TrainingSpec;
import io.lrbench.policy.Chained;
import io.lrbench.policy.Fixed;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.OptimizerDriven;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The defaults of schedulefree 1.4.1, prodigyopt 1.1.2, dadaptation 3.2 and of the authors' code of
 * hypergradient descent.
 */
final class LearningRateFreeOptimizers {
  private static final String BLOCK = "learningRateFree";

  /** These adjust to what they are given at every update. */
  private static final Set<LearningRateFreeType> SCHEDULED =
      EnumSet.of(
          LearningRateFreeType.PRODIGY,
          LearningRateFreeType.D_ADAPT_ADAM,
          LearningRateFreeType.D_ADAPT_SGD);

  /** One step size for all tensors is part of these rules. */
  private static final Set<LearningRateFreeType> UNIFORM =
      EnumSet.of(LearningRateFreeType.PRODIGY, LearningRateFreeType.D_ADAPT_SGD);

  private LearningRateFreeOptimizers() {}

  /** Whether the wrappers of a policy have a meaning here. */
  static void checkWrappers(PolicySpec policy) {
    LearningRateFreeBlock block = policy.learningRateFree();
    if (block == null) {
      return;
    }
    if (policy.floor() != null) {
      throw new InvalidPolicyException(
          "floor", String.valueOf(policy.floor()), "remove it: the optimizer finds its own rate");
    }
    if (policy.warmup() != null && block.type() != null && !SCHEDULED.contains(block.type())) {
      boolean own = Signatures.of(block.getClass()).get(name(block)).takes("warmupSteps");
      throw new InvalidPolicyException(
          "warmup",
          "a warm-up of " + name(block),
          own
              ? "write learningRateFree.warmupSteps, its own"
              : "remove it: hypergradient descent changes the rate from its first on");
    }
  }

  /** Why training with these settings has no rate for each tensor; empty where it has. */
  static Optional<InvalidPolicyException> unequalRates(
      LearningRateFreeBlock block, TrainingSpec training) {
    if (!UNIFORM.contains(block.type())) {
      return Optional.empty();
    }
    return ratio(training.lora())
        .or(() -> multiplier(training.optimizer()))
        .map(
            setting ->
                new InvalidPolicyException(
                    BLOCK + ".type",
                    name(block) + " with " + setting,
                    "it finds one rate for all tensors: write another optimizer, such as"
                        + " dAdaptAdam, or remove plusRatio and every lrMultiplier but 0 and 1"));
  }

  private static Optional<String> ratio(LoraSpec lora) {
    return lora == null || lora.plusRatio() == null || lora.plusRatio() == 1
        ? Optional.empty()
        : Optional.of("training.lora.plusRatio " + lora.plusRatio());
  }

  private static Optional<String> multiplier(OptimizerSpec optimizer) {
    List<OptimizerGroup> groups =
        optimizer == null || optimizer.groups() == null ? List.of() : optimizer.groups();
    return IntStream.range(0, groups.size())
        .filter(i -> groups.get(i).lrMultiplier() != null)
        .filter(i -> groups.get(i).lrMultiplier() != 0 && groups.get(i).lrMultiplier() != 1)
        .mapToObj(
            i ->
                "training.optimizer.groups[%s].lrMultiplier %s"
                    .formatted(i, groups.get(i).lrMultiplier()))
        .findFirst();
  }

  /** What the optimizer's {@code lr} is at every update. */
  static LrPolicy policy(LearningRateFreeBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(BLOCK, block, horizon);
    resolve(block, horizon);
    double lr = lr(arguments, block.type());
    if (block.schedule() == null) {
      return new OptimizerDriven(new Fixed(lr));
    }
    return new OptimizerDriven(scheduled(lr, block.schedule(), horizon));
  }

  private static LrPolicy scheduled(double lr, PlainBlock schedule, Horizon horizon) {
    String path = BLOCK + ".schedule";
    Resolved resolved = Blocks.plain(path, schedule, horizon);
    if (resolved.policy().metricDriven()) {
      throw new InvalidPolicyException(
          path, "a policy that follows a metric", "write one that depends on the update alone");
    }
    if (resolved.policy().momentum(0).isPresent()) {
      throw new InvalidPolicyException(
          path, "a policy that cycles momentum", "write cycleMomentum: false");
    }
    if (resolved.base() == 0) {
      throw new InvalidPolicyException(
          path, "a base rate of 0", "write a block whose base rate is above 0");
    }
    return new Chained(List.of(new Fixed(lr), resolved.policy()), List.of(lr, resolved.base()));
  }

  private static double lr(Arguments arguments, LearningRateFreeType type) {
    return switch (type) {
      case PRODIGY, D_ADAPT_ADAM, D_ADAPT_SGD -> arguments.positiveOr("lr", 1);
      case SCHEDULE_FREE_ADAMW -> arguments.rateOr("lr", 0.0025);
      case SCHEDULE_FREE_SGD -> arguments.rateOr("lr", 1);
      case HYPERGRADIENT_ADAM -> arguments.rateOr("lr", 1e-3);
      case HYPERGRADIENT_SGD -> arguments.rate("lr");
    };
  }

  /** The optimizer with its arguments. */
  static LearningRateFree resolve(LearningRateFreeBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(BLOCK, block, horizon);
    return new LearningRateFree(
        block.type(),
        switch (block.type()) {
          case PRODIGY -> prodigy(arguments);
          case D_ADAPT_ADAM -> dAdaptAdam(arguments);
          case D_ADAPT_SGD -> estimate(arguments);
          case SCHEDULE_FREE_ADAMW, SCHEDULE_FREE_SGD ->
              Map.of(
                  "warmupSteps", arguments.durationOr("warmupSteps", 0),
                  "r", arguments.rateOr("r", 0),
                  "weightLrPower", arguments.rateOr("weightLrPower", 2));
          case HYPERGRADIENT_ADAM -> Map.of("hypergradLr", arguments.rateOr("hypergradLr", 1e-8));
          case HYPERGRADIENT_SGD -> Map.of("hypergradLr", arguments.rateOr("hypergradLr", 1e-6));
        });
  }

  private static Map<String, Object> prodigy(Arguments arguments) {
    Map<String, Object> values = new HashMap<>(estimate(arguments));
    values.put("dCoef", arguments.positiveOr("dCoef", 1));
    values.put("safeguardWarmup", arguments.flagOr("safeguardWarmup", false));
    values.put("useBiasCorrection", arguments.flagOr("useBiasCorrection", false));
    values.put("decouple", arguments.flagOr("decouple", true));
    if (arguments.has("beta3")) {
      values.put("beta3", arguments.betweenOr("beta3", 0, 0, 1));
    }
    return values;
  }

  private static Map<String, Object> dAdaptAdam(Arguments arguments) {
    Map<String, Object> values = new HashMap<>(estimate(arguments));
    values.put("useBiasCorrection", arguments.flagOr("useBiasCorrection", false));
    values.put("decouple", arguments.flagOr("decouple", false));
    return values;
  }

  /** Without a limit the growth rate is the largest number. */
  private static Map<String, Object> estimate(Arguments arguments) {
    return Map.of(
        "d0", arguments.positiveOr("d0", 1e-6),
        "growthRate", arguments.betweenOr("growthRate", Double.MAX_VALUE, 1, Double.MAX_VALUE));
  }

  private static String name(LearningRateFreeBlock block) {
    return WireNames.of(block.type());
  }
}
