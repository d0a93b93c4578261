package io.lrbench.vocabulary;

import io.lrbench.api.PolicySpec;
import io.lrbench.api.RangeTestBlock;
import io.lrbench.api.RangeTestType;
import io.lrbench.policy.Fixed;
import io.lrbench.policy.RangeSweep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Policies that probe for learning rates. */
public final class RangeTests {
  /** The metric of a sweep that holds the rate it suggests. */
  public static final String SUGGESTED_LR = "suggestedLr";

  /** The one with the rate of its lowest loss. */
  public static final String LOWEST_LOSS_LR = "lowestLossLr";

  /** The one with the rate that ended it. */
  public static final String DIVERGED_LR = "divergedLr";

  /** Digits of a grid's rates: enough to tell a hundred in each factor of ten apart. */
  private static final MathContext DIGITS = new MathContext(4);

  private static final int PER_DECADE = 3;
  private static final int SKIP_START = 10;
  private static final int SKIP_END = 5;
  private static final double ROUNDING = 1e-9;

  private RangeTests() {}

  /**
   * How a trial of a range test runs.
   *
   * @param sweep one trial over all rates; else a short trial at one rate
   * @param updates of the trial
   * @param smoothing weight of the newest loss
   * @param stopFactor multiple of the lowest average that ends a sweep
   * @param skipStart first updates that suggest no rate
   * @param skipEnd last updates that suggest no rate
   */
  public record Settings(
      boolean sweep,
      long updates,
      double smoothing,
      double stopFactor,
      int skipStart,
      int skipEnd) {}

  /** Names of the rates that sweeps among these policies find; empty where none is one. */
  public static List<String> found(Stream<PolicySpec> policies) {
    return policies.anyMatch(RangeTests::isSweep)
        ? List.of(SUGGESTED_LR, LOWEST_LOSS_LR, DIVERGED_LR)
        : List.of();
  }

  private static boolean isSweep(PolicySpec policy) {
    return policy != null
        && policy.rangeTest() != null
        && policy.rangeTest().type() != RangeTestType.GRID;
  }

  /** The settings of a policy that is a range test. */
  public static Settings settings(PolicySpec policy, Horizon horizon) {
    Arguments arguments = Arguments.of("rangeTest", policy.rangeTest(), horizon);
    return new Settings(
        policy.rangeTest().type() != RangeTestType.GRID,
        arguments.cadenceOr("updates", horizon.updates()),
        arguments.betweenOr("smoothing", 0.05, 0, 1),
        arguments.numberOr("stopFactor", 5),
        (int) arguments.countOr("skipStart", SKIP_START, 0),
        (int) arguments.countOr("skipEnd", SKIP_END, 0));
  }

  /** A grid's policies, one a rate, the lowest first; any other policy is itself. */
  static List<PolicySpec> members(String path, PolicySpec policy) {
    RangeTestBlock test = policy.rangeTest();
    if (test == null
        || test.type() != RangeTestType.GRID
        || test.minLr() == null
        || test.maxLr() == null) {
      return List.of(policy);
    }
    List<BigDecimal> rates = rates(test);
    if (rates.size() > Grids.MOST) {
      throw new InvalidPolicyException(
          path + "rangeTest.perDecade",
          "more than " + Grids.MOST + " rates",
          "write fewer a decade, or minLr and maxLr that are closer");
    }
    return rates.isEmpty()
        ? List.of(policy)
        : rates.stream().map(rate -> at(rate, policy)).toList();
  }

  /** The rates of a grid, ascending: equal factors from the lowest on, not above the highest. */
  static List<BigDecimal> rates(RangeTestBlock test) {
    int each = test.perDecade() == null ? PER_DECADE : test.perDecade();
    List<BigDecimal> rates = new ArrayList<>();
    for (int k = 0; ; k++) {
      double rate = test.minLr() * Math.pow(10, (double) k / each);
      if (!(rate <= test.maxLr() * (1 + ROUNDING)) || rates.size() > Grids.MOST) {
        return rates;
      }
      rates.add(new BigDecimal(rate).round(DIGITS).stripTrailingZeros());
    }
  }

  /** Only what decides the trial is kept, so that another threshold needs no other trials. */
  private static PolicySpec at(BigDecimal rate, PolicySpec policy) {
    double lr = rate.doubleValue();
    RangeTestBlock one =
        new RangeTestBlock(
            RangeTestType.GRID,
            lr,
            lr,
            policy.rangeTest().updates(),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return Grids.withBlock(policy, policy.name() + "-lr-" + rate.toPlainString(), "rangeTest", one);
  }

  static Resolved resolve(String path, RangeTestBlock block, Horizon horizon) {
    Arguments arguments = Arguments.of(path, block, horizon);
    double min = arguments.positive("minLr");
    double max = arguments.positive("maxLr");
    long updates = arguments.cadenceOr("updates", horizon.updates());
    if (updates > horizon.updates()) {
      throw new InvalidPolicyException(
          path + ".updates",
          updates + " updates",
          "write at most " + horizon.updates() + ", the length of the trial",
          true);
    }
    if (block.type() == RangeTestType.GRID) {
      if (max < min) {
        throw arguments.invalid("maxLr", max, "write a rate of at least minLr, which is " + min);
      }
      arguments.countOr("perDecade", PER_DECADE, 1);
      return new Resolved(new Fixed(min), min);
    }
    if (max <= min) {
      throw arguments.invalid("maxLr", max, "write a rate above minLr, which is " + min);
    }
    long least =
        arguments.countOr("skipStart", SKIP_START, 0)
            + arguments.countOr("skipEnd", SKIP_END, 0)
            + 2;
    if (updates < least) {
      throw new InvalidPolicyException(
          path + ".updates",
          updates + " updates",
          "write at least "
              + least
              + ", two more than skipStart and skipEnd leave out, better 50 and more: nothing would"
              + " be suggested",
          !arguments.has("updates") || arguments.isShare("updates"));
    }
    boolean exponential = block.type() == RangeTestType.EXPONENTIAL;
    return new Resolved(new RangeSweep(min, max, updates, exponential), min);
  }
}
