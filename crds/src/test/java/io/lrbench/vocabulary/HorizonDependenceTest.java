package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.rate;
import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.policy.LrPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong only for some numbers of updates is told once the number is known. */
class HorizonDependenceTest {
  private static final String MIXED =
      "torch: {type: MultiStepLR, lr: 1, gamma: 0.5, milestones: ['1ep', 500]}";

  @Test
  void milestonesOfSeveralUnitsAreOrderedByTheTrialsOwnEpochs() {
    assertThat(Policies.problem(spec(MIXED))).isEmpty();

    LrPolicy policy = Policies.resolve(spec(MIXED), new Horizon(1000, 100));
    assertThat(rate(policy, 99)).isEqualTo(1);
    assertThat(rate(policy, 100)).isEqualTo(0.5);
    assertThat(rate(policy, 500)).isEqualTo(0.25);

    assertThatThrownBy(() -> Policies.resolve(spec(MIXED), new Horizon(1000, 600)))
        .hasMessage("torch.milestones: found [600, 500]; write the milestones in ascending order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[500, 100]", "['60%', '30%']", "['2ep', '1ep']"})
  void milestonesOfOneUnitAreOrderedWhateverTheUpdates(String milestones) {
    assertThat(
            Policies.problem(
                spec("torch: {type: MultiStepLR, lr: 1, milestones: %s}".formatted(milestones))))
        .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("ascending"));
  }
}
