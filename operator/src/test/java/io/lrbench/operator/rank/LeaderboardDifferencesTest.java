package io.lrbench.operator.rank;

import static io.lrbench.operator.fixture.Results.succeeded;
import static io.lrbench.operator.rank.Ranking.names;
import static io.lrbench.operator.rank.Ranking.policy;
import static io.lrbench.operator.rank.Ranking.rank;
import static io.lrbench.operator.rank.Ranking.withDiverged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.api.LeaderboardRow;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Means, their intervals, and differences to the best over shared seeds. */
class LeaderboardDifferencesTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void tellsMeanDeviationAndStudentIntervalOfThreeSeeds() {
    LeaderboardRow row = rank(policy("a", 1, 2, 3)).get(0);

    // t(0.975, 2) = 4.302652729911275; divided by the root of 3: 2.484137711843753
    assertThat(row.seeds()).isEqualTo(3);
    assertThat(row.mean()).isEqualTo(2);
    assertThat(row.stdDev()).isCloseTo(1, CLOSE);
    assertThat(row.low()).isCloseTo(2 - 2.484137711843753, CLOSE);
    assertThat(row.high()).isCloseTo(2 + 2.484137711843753, CLOSE);
  }

  @Test
  void tellsTheWideIntervalOfTwoSeeds() {
    LeaderboardRow row = rank(policy("a", 1, 3)).get(0);

    // t(0.975, 1) = 12.706204736432095 times the root of 2, divided by the root of 2
    assertThat(row.stdDev()).isCloseTo(1.4142135623730951, CLOSE);
    assertThat(row.low()).isCloseTo(2 - 12.706204736432095, CLOSE);
    assertThat(row.high()).isCloseTo(2 + 12.706204736432095, CLOSE);
  }

  @Test
  void comparesWithTheBestSeedBySeed() {
    List<LeaderboardRow> rows =
        rank(policy("b", 1.5, 2.6, 3.4), policy("c", 1.9, 2.1, 2.6), policy("a", 1, 2, 3));

    // b - a: 0.5, 0.6, 0.4, deviation 0.1; c - a: 0.9, 0.1, -0.4, deviation 0.655743852430200
    LeaderboardRow a = rows.get(0);
    LeaderboardRow c = rows.get(1);
    LeaderboardRow b = rows.get(2);
    assertThat(names(rows)).containsExactly("a", "c", "b");
    assertThat(rows).extracting(LeaderboardRow::rank).containsExactly(1, 2, 3);
    assertThat(List.of(a.differenceToBest(), a.differenceLow(), a.differenceHigh()))
        .containsExactly(0.0, 0.0, 0.0);
    assertThat(a.tiedWithBest()).isTrue();
    assertThat(b.differenceToBest()).isCloseTo(0.5, CLOSE);
    assertThat(b.differenceLow()).isCloseTo(0.5 - 0.2484137711843753, CLOSE);
    assertThat(b.differenceHigh()).isCloseTo(0.5 + 0.2484137711843753, CLOSE);
    assertThat(b.tiedWithBest()).as("the interval of b leaves 0 out").isFalse();
    assertThat(c.differenceToBest()).isCloseTo(0.2, CLOSE);
    assertThat(c.differenceLow()).isCloseTo(0.2 - 1.6289580331315647, CLOSE);
    assertThat(c.tiedWithBest()).isTrue();
  }

  @Test
  void pairsOnlySharedSeeds() {
    PolicyResults without2 =
        new PolicyResults("b", Map.of(1L, succeeded("b1", 1.5), 3L, succeeded("b3", 3.7)), 1);

    LeaderboardRow b = rank(policy("a", 1, 2, 3), without2).get(1);

    // b - a over seeds 1 and 3: 0.5, 0.7; deviation 0.1414213562373095
    assertThat(b.seeds()).isEqualTo(2);
    assertThat(b.failed()).isEqualTo(1);
    assertThat(b.mean()).isCloseTo(2.6, CLOSE);
    assertThat(b.differenceToBest()).isCloseTo(0.6, CLOSE);
    assertThat(b.differenceLow()).isCloseTo(0.6 - 1.2706204736432095, CLOSE);
  }

  @Test
  void saysNothingOfSpreadAndTiesWithOneSeed() {
    List<LeaderboardRow> rows = rank(policy("a", 1), policy("b", 2));

    assertThat(rows.get(1).differenceToBest()).isEqualTo(1);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.mean()).isNotNull();
              assertThat(row.stdDev()).isNull();
              assertThat(row.low()).isNull();
              assertThat(row.high()).isNull();
              assertThat(row.differenceLow()).isNull();
              assertThat(row.differenceHigh()).isNull();
              assertThat(row.tiedWithBest()).isNull();
            });
  }

  @Test
  void neverTiesADivergedPolicyWithOneThatNeverDiverged() {
    List<LeaderboardRow> rows =
        rank(policy("never", 1, 2, 3), withDiverged(policy("once", 1.5, 1.5), 3));

    // once - never: 0.5, -0.5: the interval contains 0
    assertThat(rows.get(1).differenceLow()).isNegative();
    assertThat(rows.get(1).differenceHigh()).isPositive();
    assertThat(rows.get(1).tiedWithBest()).isFalse();
  }

  @Test
  void mayTieTwoPoliciesThatBothDivergedOnce() {
    List<LeaderboardRow> rows =
        rank(withDiverged(policy("a", 1, 2), 3), withDiverged(policy("b", 1.5, 1.7), 3));

    assertThat(rows.get(1).tiedWithBest()).isTrue();
  }
}
