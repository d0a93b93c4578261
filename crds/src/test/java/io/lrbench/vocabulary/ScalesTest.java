package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalesTest {
  private static final Horizon HORIZON = new Horizon(100, 10);

  @Test
  void everyScaleIsAPolicyOfItsOwn() {
    List<PolicySpec> policies =
        Grids.combinations(spec("lrbench: {type: FIX, k0: 0.02}, scales: [0.1, 0.5, 1, 5, 10]"));

    assertThat(policies)
        .extracting(PolicySpec::name)
        .containsExactly("p-x0.1", "p-x0.5", "p-x1", "p-x5", "p-x10");
    assertThat(policies)
        .extracting(policy -> Policies.resolve(policy, HORIZON).learningRate(7, List.of()))
        .containsExactly(0.02 * 0.1, 0.02 * 0.5, 0.02, 0.02 * 5, 0.02 * 10);
  }

  @Test
  void aScaleOfOneIsThePlainPolicy() {
    PolicySpec one = Grids.combinations(spec("lrbench: {type: FIX, k0: 1}, scales: [1]")).get(0);

    assertThat(one.scales()).isNull();
  }

  @Test
  void scalesRunFasterThanTheGrid() {
    assertThat(
            Grids.combinations(spec("lrbench: {type: FIX}, grid: {k0: [1, 2]}, scales: [0.5, 10]")))
        .extracting(PolicySpec::name)
        .containsExactly("p-k0-1-x0.5", "p-k0-1-x10", "p-k0-2-x0.5", "p-k0-2-x10");
  }

  @Test
  void theScalesOfACombinationAreFoundByItsName() {
    Map<String, List<PolicySpec>> families =
        Grids.overScales(spec("lrbench: {type: FIX}, grid: {k0: [1, 2]}, scales: [10, 1]"));

    assertThat(families).containsOnlyKeys("p-k0-1", "p-k0-2");
    assertThat(families.get("p-k0-2"))
        .extracting(PolicySpec::name)
        .containsExactly("p-k0-2-x10", "p-k0-2-x1");
    assertThat(Grids.overScales(spec("lrbench: {type: FIX, k0: 1}"))).isEmpty();
  }

  /** 0.2 after half a warm-up of 4 onto 0.4; ten times that, and the floor as it stands. */
  @Test
  void theWholePolicyIsScaledAndTheFloorIsNot() {
    LrPolicy policy =
        Policies.resolve(
            Grids.combinations(
                    spec(
                        "lrbench: {type: FIX, k0: 0.4}, warmup: {length: 4}, floor: 1.5, scales: [10]"))
                .get(0),
            HORIZON);

    assertThat(policy.learningRate(0, List.of())).isEqualTo(1.5);
    assertThat(policy.learningRate(2, List.of())).isEqualTo(2);
    assertThat(policy.learningRate(4, List.of())).isEqualTo(4);
  }

  @Test
  void sequencesAndMomentumAreScaledAsAWhole() {
    PolicySpec cycle =
        Grids.combinations(spec("torch: {type: OneCycleLR, maxLr: 1}, scales: [0.5]")).get(0);
    PolicySpec plain = spec("torch: {type: OneCycleLR, maxLr: 1}");
    LrPolicy scaled = Policies.resolve(cycle, HORIZON);
    LrPolicy unscaled = Policies.resolve(plain, HORIZON);

    for (long t = 0; t < 100; t++) {
      assertThat(scaled.learningRate(t, List.of()))
          .isEqualTo(0.5 * unscaled.learningRate(t, List.of()));
      assertThat(scaled.momentum(t)).isEqualTo(unscaled.momentum(t));
    }
    assertThat(
            Grids.combinations(
                spec(
                    "sequence: [{lrbench: {type: FIX, k0: 1}, until: 5}, {lrbench: {type: FIX, k0: 2}}], scales: [2, 3]")))
        .extracting(policy -> Policies.resolve(policy, HORIZON).learningRate(9, List.of()))
        .containsExactly(4.0, 6.0);
  }

  @Test
  void aScaledOptimizerStillFindsItsOwnRate() {
    PolicySpec scaled =
        Grids.combinations(spec("learningRateFree: {type: prodigy}, scales: [0.5]")).get(0);
    LrPolicy policy = Policies.resolve(scaled, HORIZON);

    assertThat(policy.optimizerDriven()).isTrue();
    assertThat(policy.learningRate(7, List.of())).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[0]", "[1, -1]", "[1.0e+400]"})
  void refusesWhatIsNoFactor(String scales) {
    PolicySpec policy = spec("lrbench: {type: FIX, k0: 1}, scales: " + scales);

    assertThatThrownBy(() -> Grids.combinations(policy))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class, e -> assertThat(e.path()).isEqualTo("scales"));
  }

  @Test
  void refusesScalesOfARangeTest() {
    PolicySpec policy =
        spec("rangeTest: {type: exponential, minLr: 1.0e-6, maxLr: 1}, scales: [1, 2]");

    assertThatThrownBy(() -> Grids.combinations(policy))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class, e -> assertThat(e.path()).isEqualTo("scales"));
  }

  @Test
  void refusesAScaleTwice() {
    PolicySpec policy = spec("lrbench: {type: FIX, k0: 1}, scales: [1, 1.0]");

    assertThatThrownBy(() -> Grids.expand(List.of(policy))).hasMessageContaining("each scale once");
  }
}
