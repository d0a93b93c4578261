package io.lrbench.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.api.PolicySpec;
import io.lrbench.api.TrainingSpec;
import io.lrbench.api.WarmupSpec;
import io.lrbench.policy.Floored;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.Warmup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** From one expanded policy of the manifest to its formula. */
public final class Policies {
  /** Long enough that no share of it rounds to nothing. */
  private static final Horizon NOMINAL = new Horizon(1_000_000, 10_000);

  private static final Pattern EPOCHS = Pattern.compile("[0-9.]+ep");

  private static final double DEFAULT_START_RATIO = 0;

  private Policies() {}

  /**
   * The policy over a trial.
   *
   * @param policy without grid
   * @param horizon N and the updates of an epoch
   * @throws InvalidPolicyException an argument is missing, superfluous or out of range
   */
  public static LrPolicy resolve(PolicySpec policy, Horizon horizon) {
    LearningRateFreeOptimizers.checkWrappers(policy);
    Optional<Warmup.Curve> curve = Optional.ofNullable(policy.warmup()).map(Policies::curve);
    long warmup = curve.isEmpty() ? 0 : warmupLength(policy.warmup(), horizon);
    LrPolicy formula = block(policy, warmup, horizon);
    if (warmup > 0) {
      formula = warmed(formula, warmup, curve.orElseThrow(), policy.warmup());
    }
    formula = Scales.applied(policy, formula);
    if (policy.floor() == null) {
      return formula;
    }
    if (!(policy.floor() >= 0) || policy.floor().isInfinite()) {
      throw new InvalidPolicyException(
          "floor", String.valueOf(policy.floor()), "write a learning rate of 0 or more");
    }
    return new Floored(formula, policy.floor());
  }

  /**
   * The optimizer that a policy names in place of {@code training.optimizer.type}; empty for a
   * schedule.
   *
   * @param policy one that {@link #resolve} takes
   * @param horizon N and the updates of an epoch
   */
  public static Optional<LearningRateFree> optimizer(PolicySpec policy, Horizon horizon) {
    if (policy.learningRateFree() == null) {
      return Optional.empty();
    }
    long warmup = policy.warmup() == null ? 0 : warmupLength(policy.warmup(), horizon);
    return Optional.of(
        LearningRateFreeOptimizers.resolve(policy.learningRateFree(), horizon.shortenedBy(warmup)));
  }

  /** What is wrong with a policy whatever the number of updates; empty if nothing is. */
  public static Optional<InvalidPolicyException> problem(PolicySpec policy) {
    try {
      resolve(policy, NOMINAL);
      return Optional.empty();
    } catch (InvalidPolicyException e) {
      return e.dependsOnUpdates() ? Optional.empty() : Optional.of(e);
    }
  }

  /** What is wrong with a policy beside these settings of training; empty if nothing is. */
  public static Optional<InvalidPolicyException> conflict(
      PolicySpec policy, TrainingSpec training) {
    return Optional.ofNullable(policy.learningRateFree())
        .flatMap(block -> LearningRateFreeOptimizers.unequalRates(block, training));
  }

  /**
   * The first update whose rate no optimizer accepts, for a policy that follows no metric.
   *
   * @param updates how many updates are looked at
   * @return a problem that names the update, or empty
   */
  public static Optional<InvalidPolicyException> outOfRange(LrPolicy policy, long updates) {
    for (long t = 0; t < updates && !policy.metricDriven(); t++) {
      double rate = policy.learningRate(t, List.of());
      if (!(rate >= 0) || Double.isInfinite(rate)) {
        return Optional.of(
            new InvalidPolicyException(
                "",
                "a learning rate of " + rate + " at update " + t,
                "change the arguments or add a floor: every rate must be finite and 0 or more",
                true));
      }
    }
    return Optional.empty();
  }

  /** Whether a length of the policy counts epochs, so that its updates depend on the data. */
  public static boolean countsEpochs(PolicySpec policy) {
    return epochs(Grids.json(policy));
  }

  private static LrPolicy block(PolicySpec policy, long warmup, Horizon trial) {
    Blocks.exactlyOne(
        "",
        present(policy),
        String.join(", ", Blocks.PLAIN)
            + ", sequence, chained, plateau, learningRateFree, rangeTest");
    if (MonitoredMetric.all(policy).size() > 1) {
      throw new InvalidPolicyException(
          "", "blocks that follow different metrics", "write the same metric in all of them");
    }
    Horizon horizon = trial.shortenedBy(warmup);
    if (policy.learningRateFree() != null) {
      return LearningRateFreeOptimizers.policy(policy.learningRateFree(), horizon);
    }
    if (policy.rangeTest() != null) {
      if (policy.warmup() != null || policy.floor() != null) {
        throw new InvalidPolicyException(
            "rangeTest", "a range test with warmup or floor", "remove warmup and floor");
      }
      return RangeTests.resolve("rangeTest", policy.rangeTest(), horizon).policy();
    }
    if (policy.sequence() != null) {
      return Compositions.sequence(policy.sequence(), warmup, trial).policy();
    }
    if (policy.chained() != null) {
      return Compositions.chained(policy.chained(), horizon).policy();
    }
    if (policy.plateau() != null) {
      return PlateauPolicies.resolve("plateau", policy.plateau(), horizon).policy();
    }
    return Blocks.resolve("", policy, horizon).policy();
  }

  private static boolean epochs(JsonNode node) {
    if (node.isContainerNode()) {
      return StreamSupport.stream(node.spliterator(), false).anyMatch(Policies::epochs);
    }
    return node.isTextual() && EPOCHS.matcher(node.asText()).matches();
  }

  private static List<String> present(PolicySpec policy) {
    Map<String, Object> composed = new LinkedHashMap<>();
    composed.put("sequence", policy.sequence());
    composed.put("chained", policy.chained());
    composed.put("plateau", policy.plateau());
    composed.put("learningRateFree", policy.learningRateFree());
    composed.put("rangeTest", policy.rangeTest());
    composed.values().removeIf(Objects::isNull);
    List<String> present = new ArrayList<>(Blocks.given(policy).keySet());
    present.addAll(composed.keySet());
    return present;
  }

  private static long warmupLength(WarmupSpec warmup, Horizon horizon) {
    if (warmup.length() == null) {
      throw new InvalidPolicyException(
          "warmup.length", "nothing", "write a length: updates (10), \"5%\" or \"1ep\"");
    }
    long length = Lengths.duration(warmup.length(), horizon);
    if (length > horizon.updates()) {
      throw new InvalidPolicyException(
          "warmup.length",
          String.valueOf(warmup.length().wire()),
          "write at most " + horizon.updates() + " updates, the length of the trial",
          true);
    }
    return length;
  }

  private static Warmup.Curve curve(WarmupSpec warmup) {
    return warmup.shape() == null
        ? Warmup.Curve.LINEAR
        : Warmup.Curve.valueOf(warmup.shape().name());
  }

  private static LrPolicy warmed(
      LrPolicy policy, long length, Warmup.Curve curve, WarmupSpec warmup) {
    if (policy.learningRate(0, List.of()) == 0) {
      throw new InvalidPolicyException(
          "warmup",
          "a warm-up onto a policy whose first rate is 0",
          "remove the warm-up, or use a policy that starts above 0");
    }
    double ratio = warmup.startRatio() == null ? DEFAULT_START_RATIO : warmup.startRatio();
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new InvalidPolicyException(
          "warmup.startRatio", String.valueOf(ratio), "write a number from 0 to 1");
    }
    return new Warmup(policy, length, curve, ratio);
  }
}
