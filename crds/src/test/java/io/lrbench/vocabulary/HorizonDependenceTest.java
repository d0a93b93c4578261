package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.rate;
import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.policy.LrPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({"4, 10, 10", "'30%', 8, 10", "1ep, '100%', 20"})
  void aWarmUpAndADecayThatDoNotFitAreRefused(String warmup, String decay, long updates) {
    assertThatThrownBy(() -> stableDecay(warmup, decay, updates))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("huggingface.numDecaySteps: found ")
        .hasMessageContaining(
            "write warmupSteps and numDecaySteps that fit in " + updates + " updates");
  }

  @ParameterizedTest
  @CsvSource({"4, 6, 10, 4", "'50%', '50%', 11, 6", "4, '60%', 10, 4"})
  void aWarmUpAndADecayThatFillTheTrialAreTaken(
      String warmup, String decay, long updates, long peak) {
    LrPolicy policy = stableDecay(warmup, decay, updates);

    assertThat(rate(policy, 0)).isZero();
    assertThat(rate(policy, peak)).isOne();
    assertThat(rate(policy, peak + 1)).isLessThan(1);
  }

  @Test
  void aDecayThatIsTooLongIsNoProblemBeforeTheUpdatesAreKnown() {
    assertThat(
            Policies.problem(
                spec(
                    "huggingface: {type: warmup_stable_decay, lr: 1, warmupSteps: 4,"
                        + " numDecaySteps: 10}")))
        .isEmpty();
  }

  /** A stable part of its own makes the user's three lengths a schedule that a trial may cut. */
  @Test
  void aStablePartThatIsGivenIsKept() {
    LrPolicy policy =
        Policies.resolve(
            spec(
                "huggingface: {type: warmup_stable_decay, lr: 1, warmupSteps: 4,"
                    + " numStableSteps: 0, numDecaySteps: 10}"),
            new Horizon(10, 10));

    assertThat(rate(policy, 9)).isEqualTo(0.5);
  }

  private static LrPolicy stableDecay(String warmup, String decay, long updates) {
    return Policies.resolve(
        spec(
            "huggingface: {type: warmup_stable_decay, lr: 1, warmupSteps: %s, numDecaySteps: %s}"
                .formatted(quoted(warmup), quoted(decay))),
        new Horizon(updates, 5));
  }

  private static String quoted(String length) {
    return length.matches("[0-9]+") ? length : "'" + length + "'";
  }
}
