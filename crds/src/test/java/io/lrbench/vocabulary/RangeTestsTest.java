package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.over;
import static io.lrbench.vocabulary.PolicyText.rate;
import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTestsTest {
  private static final String GRID =
      "rangeTest: {type: grid, minLr: 1.0e-4, maxLr: 0.1, perDecade: 2, updates: 20, metric: evalLoss,"
          + " threshold: %s}";

  @Test
  void aGridIsOneConstantPolicyForEachRate() {
    List<PolicySpec> members = Grids.combinations(spec(GRID.formatted("2.5")));

    assertThat(members)
        .extracting(PolicySpec::name)
        .containsExactly(
            "p-lr-0.0001",
            "p-lr-0.0003162",
            "p-lr-0.001",
            "p-lr-0.003162",
            "p-lr-0.01",
            "p-lr-0.03162",
            "p-lr-0.1");
    LrPolicy formula = Policies.resolve(members.get(1), new Horizon(100, 100));
    assertThat(rate(formula, 7)).isEqualTo(0.0003162);
    assertThat(RangeTests.settings(members.get(1), new Horizon(100, 100)))
        .extracting(RangeTests.Settings::sweep, RangeTests.Settings::updates)
        .containsExactly(false, 20L);
  }

  @Test
  void anotherThresholdNeedsNoOtherTrials() {
    assertThat(Grids.combinations(spec(GRID.formatted("2.5"))))
        .isEqualTo(Grids.combinations(spec(GRID.formatted("3"))));
  }

  @Test
  void aSweepEndsAtTheHighestRate() {
    LrPolicy sweep =
        over(100, "rangeTest: {type: exponential, minLr: 1.0e-4, maxLr: 1, updates: '41%'}");

    assertThat(rate(sweep, 0)).isEqualTo(1e-4);
    assertThat(rate(sweep, 20)).isCloseTo(1e-2, within(1e-16));
    assertThat(rate(sweep, 40)).isCloseTo(1, within(1e-14));
    assertThat(rate(sweep, 99)).isEqualTo(rate(sweep, 40));
  }

  @Test
  void aSweepTooShortForAnyTrialIsToldWithoutItsLength() {
    String sweep = "rangeTest: {type: linear, minLr: 0.1, maxLr: 1, updates: %s}";

    assertThat(Policies.problem(spec(sweep.formatted("16")))).isPresent();
    assertThat(Policies.problem(spec(sweep.formatted("17")))).isEmpty();
    assertThat(Policies.problem(spec(sweep.formatted("'0.001%'")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rangeTest: {type: linear, minLr: 1, maxLr: 0.1} | write a rate above minLr
          rangeTest: {type: grid, minLr: 1, maxLr: 0.1} | write a rate of at least minLr
          rangeTest: {type: linear, minLr: 0.1, maxLr: 1, updates: 200} | write at most 100
          rangeTest: {type: linear, minLr: 0.1, maxLr: 1, updates: 16} | write at least 17, two more
          rangeTest: {type: linear, minLr: 0.1, maxLr: 1, skipStart: 94} | write at least 101
          rangeTest: {type: linear, minLr: 0.1, maxLr: 1, updates: 1%, skipStart: 0, skipEnd: 0} | write at least 2
          rangeTest: {type: linear, minLr: 0.1, maxLr: 1, perDecade: 2} | remove it: linear takes only
          floor: 0.1, rangeTest: {type: linear, minLr: 0.1, maxLr: 1} | remove warmup and floor
          """)
  void refusesWhatIsNoRange(String fields, String remedy) {
    assertThatThrownBy(() -> over(100, fields))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining(remedy);
  }
}
