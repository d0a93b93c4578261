package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.over;
import static io.lrbench.vocabulary.PolicyText.rate;
import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MetricReading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositionLawsTest {
  @Test
  void everyPartOfASequenceStartsAtItsOwnUpdateZero() {
    LrPolicy policy =
        over(
            100,
            "sequence: [{until: 40, lrbench: {type: EXP, k0: 1, gamma: 0.5}},"
                + " {lrbench: {type: EXP, k0: 0.1, gamma: 0.5}}]");

    assertThat(rate(policy, 39)).isCloseTo(Math.pow(0.5, 39), within(1e-20));
    assertThat(rate(policy, 40)).isEqualTo(0.1);
    assertThat(rate(policy, 41)).isEqualTo(0.05);
  }

  @Test
  void aShareInASequenceIsOfThePartAndUntilIsOfTheTrial() {
    LrPolicy policy =
        over(
            100,
            "sequence: [{until: '40%', lrbench: {type: STEP, k0: 1, gamma: 0.5, l: '50%'}},"
                + " {huggingface: {type: linear, lr: 0.6}}]");

    assertThat(rate(policy, 19)).isEqualTo(1);
    assertThat(rate(policy, 20)).isEqualTo(0.5);
    assertThat(rate(policy, 40)).isEqualTo(0.6);
    assertThat(rate(policy, 70)).isCloseTo(0.3, within(1e-15));
    assertThat(rate(policy, 99)).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void untilCountsTheWarmUp() {
    LrPolicy policy =
        over(
            100,
            "warmup: {length: 10}, sequence: [{until: 40, lrbench: {type: FIX, k0: 1}},"
                + " {lrbench: {type: FIX, k0: 0.5}}]");

    assertThat(rate(policy, 5)).isEqualTo(0.5);
    assertThat(rate(policy, 39)).isEqualTo(1);
    assertThat(rate(policy, 40)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "linear, 0, 5, 0.5",
    "linear, 0.5, 0, 0.5",
    "linear, 0.5, 5, 0.75",
    "cosine, 0, 5, 0.5",
    "cosine, 0, 2, 0.0954915028125263",
    "sqrt, 0, 5, 0.7071067811865476",
    "log, 0, 5, 0.7781512503836436",
    "log, 0, 0, 0"
  })
  void aWarmUpRisesToThePolicysFirstRate(
      String shape, double startRatio, long update, double share) {
    LrPolicy policy =
        over(
            100,
            "warmup: {length: 10, shape: %s, startRatio: %s}, lrbench: {type: EXP, k0: 2, gamma: 0.9}"
                .formatted(shape, startRatio));

    assertThat(rate(policy, update)).isCloseTo(2 * share, within(1e-14));
    assertThat(rate(policy, 10)).isEqualTo(2);
    assertThat(rate(policy, 11)).isEqualTo(1.8);
  }

  @Test
  void aPolicyBehindAWarmUpLivesShorter() {
    LrPolicy policy = over(100, "warmup: {length: '20%'}, huggingface: {type: linear, lr: 0.8}");

    assertThat(rate(policy, 20)).isEqualTo(0.8);
    assertThat(rate(policy, 60)).isCloseTo(0.4, within(1e-15));
    assertThat(rate(policy, 100)).isZero();
  }

  @Test
  void aFloorIsAppliedLastAlsoInTheWarmUp() {
    LrPolicy policy =
        over(100, "warmup: {length: 10}, floor: 0.3, lrbench: {type: EXP, k0: 1, gamma: 0.5}");

    assertThat(rate(policy, 0)).isEqualTo(0.3);
    assertThat(rate(policy, 5)).isEqualTo(0.5);
    assertThat(rate(policy, 11)).isEqualTo(0.5);
    assertThat(rate(policy, 50)).isEqualTo(0.3);
  }

  @Test
  void aChainIsTheFirstBaseTimesEveryFactor() {
    LrPolicy policy =
        over(
            100,
            "chained: [{torch: {type: StepLR, lr: 0.4, stepSize: 10, gamma: 0.5}},"
                + " {lrbench: {type: EXP, k0: 5, gamma: 0.9}}]");

    assertThat(rate(policy, 0)).isCloseTo(0.4, within(1e-15));
    assertThat(rate(policy, 10)).isCloseTo(0.4 * 0.5 * 0.3486784401, within(1e-15));
  }

  @Test
  void theLastMemberOfAChainThatCyclesMomentumDecidesIt() {
    LrPolicy policy =
        over(
            100,
            "chained: [{torch: {type: CyclicLR, baseLr: 0.1, maxLr: 1, stepSizeUp: 10}},"
                + " {lrbench: {type: FIX, k0: 1}}]");

    assertThat(policy.momentum(0)).hasValue(0.9);
    assertThat(policy.momentum(10).orElseThrow()).isCloseTo(0.8, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"'2.5%', 3", "'2.4%', 2", "'0.1%', 1", "1ep, 7", "0.5ep, 4", "12, 12"})
  void aCadenceIsRoundedHalfUpToAtLeastOne(String length, long updates) {
    LrPolicy policy =
        Policies.resolve(
            spec("lrbench: {type: STEP, k0: 1, gamma: 0.5, l: %s}".formatted(quoted(length))),
            new Horizon(100, 7));

    assertThat(rate(policy, updates - 1)).isEqualTo(1);
    assertThat(rate(policy, updates)).isEqualTo(0.5);
  }

  private static String quoted(String length) {
    return length.matches("[0-9]+") ? length : "'" + length + "'";
  }

  @Test
  void readingsAtUpdateZeroAndInAWarmUpDoNotCount() {
    LrPolicy policy =
        over(100, "warmup: {length: 20}, plateau: {type: reduce, lr: 1, factor: 0.5, patience: 0}");
    List<MetricReading> readings =
        List.of(
            new MetricReading(0, 0.1),
            new MetricReading(10, 0.1),
            new MetricReading(20, 0.1),
            new MetricReading(30, 1),
            new MetricReading(40, 1));

    assertThat(policy.learningRate(39, readings)).isEqualTo(1);
    assertThat(policy.learningRate(40, readings)).isEqualTo(0.5);
  }

  @Test
  void aSequenceFollowsTheMetricOfItsParts() {
    String reduce = "{torch: {type: ReduceLROnPlateau, lr: 1, metric: accuracy}}";

    assertThat(MonitoredMetric.of(spec("sequence: [" + reduce + "]")))
        .isEqualTo(MonitoredMetric.ACCURACY);
    assertThatThrownBy(
            () ->
                over(
                    10,
                    "chained: ["
                        + reduce
                        + ", {huggingface: {type: reduce_lr_on_plateau, lr: 1}}]"))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("the same metric");
  }

  @Test
  void aNegativeRateNamesItsUpdate() {
    LrPolicy policy = over(10, "lrbench: {type: EXP, k0: 0.5, gamma: -1}");

    assertThat(Policies.outOfRange(policy, 10))
        .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("-0.5 at update 1"));
    assertThat(Policies.outOfRange(over(10, "lrbench: {type: FIX, k0: 0.5}"), 10)).isEmpty();
  }
}
