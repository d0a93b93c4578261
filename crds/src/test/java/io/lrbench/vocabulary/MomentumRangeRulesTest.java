package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.over;
import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A beta 1 of 1 makes Adam's bias correction 0: no trial could end but in divergence. */
class MomentumRangeRulesTest {
  private static final String ONE_CYCLE = "torch: {type: OneCycleLR, maxLr: 1, %s: %s}";

  @ParameterizedTest
  @CsvSource({"maxMomentum, 1", "baseMomentum, 1", "maxMomentum, -0.1"})
  void aMomentumOfOneOrBelowZeroIsRefused(String name, double value) {
    assertThat(Policies.problem(spec(ONE_CYCLE.formatted(name, value))))
        .hasValueSatisfying(
            e ->
                assertThat(e)
                    .hasMessage(
                        "torch.%s: found %s; write a number from 0 to below 1", name, value));
  }

  @Test
  void aMomentumJustBelowOneIsTaken() {
    assertThat(over(10, ONE_CYCLE.formatted("maxMomentum", 0.999)).momentum(0)).hasValue(0.999);
  }
}
