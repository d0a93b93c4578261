package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.api.Length;
import io.lrbench.api.PolicySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridsTest {
  @Test
  void argumentsAreAlphabeticalValuesAsListedTheLastFastest() {
    List<PolicySpec> policies =
        Grids.expand(
            List.of(spec("lrbench: {type: EXP}, grid: {k0: [1, 0.5], gamma: [0.99, 0.9]}")));

    assertThat(policies)
        .extracting(PolicySpec::name)
        .containsExactly(
            "p-gamma-0.99-k0-1", "p-gamma-0.99-k0-0.5", "p-gamma-0.9-k0-1", "p-gamma-0.9-k0-0.5");
    assertThat(policies.get(1).lrbench().gamma()).isEqualTo(0.99);
    assertThat(policies.get(1).lrbench().k0()).isEqualTo(0.5);
    assertThat(policies).allMatch(policy -> policy.grid() == null);
  }

  @ParameterizedTest
  @CsvSource({"1e-3, 0.001", "1.0e-7, 0.0000001", "3, 3", "3.0, 3", "100, 100", "2e-5, 0.00002"})
  void namesHaveTheShortestDecimalWithoutExponent(String value, String shown) {
    assertThat(Grids.combinations(spec("lrbench: {type: FIX}, grid: {k0: [" + value + "]}")))
        .extracting(PolicySpec::name)
        .containsExactly("p-k0-" + shown);
  }

  @Test
  void aGridOverALengthGivesUpdates() {
    assertThat(
            Grids.combinations(
                spec("lrbench: {type: STEP, k0: 1, gamma: 0.5}, grid: {l: [10, 20.0]}")))
        .extracting(policy -> policy.lrbench().l())
        .containsExactly(Length.ofUpdates(10), Length.ofUpdates(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lrbench: {type: FIX}, grid: {q: [1]} | grid.q
          lrbench: {type: FIX}, grid: {k0: []} | grid.k0
          lrbench: {type: FIX}, grid: {} | grid
          torch: {type: StepLR, lr: 1}, grid: {stepSize: [1.5]} | grid.stepSize
          chained: [{lrbench: {type: FIX, k0: 1}}], grid: {k0: [1]} | grid
          """)
  void refusesWhatTheBlockCannotTake(String fields, String path) {
    assertThatThrownBy(() -> Grids.combinations(spec(fields)))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class, e -> assertThat(e.path()).isEqualTo(path));
  }

  @Test
  void refusesGridsThatExplodeBeforeTheyDo() {
    String values = "[" + "1, ".repeat(63) + "1]";
    PolicySpec policy =
        spec(
            "torch: {type: OneCycleLR}, grid: {maxLr: %1$s, pctStart: %1$s, divFactor: %1$s, finalDivFactor: %1$s}"
                .formatted(values));

    assertThatThrownBy(() -> Grids.expand(List.of(policy)))
        .hasMessageContaining("write at most 1000");
  }

  @Test
  void refusesNamesThatCollide() {
    PolicySpec grid = spec("lrbench: {type: FIX}, grid: {k0: [1, 1.0]}");

    assertThatThrownBy(() -> Grids.expand(List.of(grid)))
        .hasMessageContaining("policies[0].name: found \"p-k0-1\" twice");
    assertThatThrownBy(
            () ->
                Grids.expand(
                    List.of(
                        spec("lrbench: {type: FIX, k0: 1}"), spec("lrbench: {type: FIX, k0: 2}"))))
        .hasMessageContaining("policies[1].name")
        .hasMessageContaining("policies[0]");
  }
}
