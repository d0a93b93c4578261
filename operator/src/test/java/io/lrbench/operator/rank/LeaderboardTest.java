package io.lrbench.operator.rank;

import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.api.LeaderboardRow;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  /** Losses of seeds 1, 2, … */
  private static PolicyResults policy(String name, double... losses) {
    Map<Long, TrialResult> bySeed = new TreeMap<>();
    for (int i = 0; i < losses.length; i++) {
      bySeed.put(i + 1L, succeeded(name + i, losses[i]));
    }
    return new PolicyResults(name, bySeed, 0);
  }

  private static PolicyResults withDiverged(PolicyResults policy, long... seeds) {
    Map<Long, TrialResult> bySeed = new TreeMap<>(policy.bySeed());
    for (long seed : seeds) {
      bySeed.put(seed, diverged(policy.policy() + seed, 7));
    }
    return new PolicyResults(policy.policy(), bySeed, policy.failed());
  }

  private static List<LeaderboardRow> rank(PolicyResults... policies) {
    return Leaderboard.of(List.of(policies), Metric.EVAL_LOSS);
  }

  private static List<String> names(List<LeaderboardRow> rows) {
    return rows.stream().map(LeaderboardRow::policy).toList();
  }

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
  void ranksFewestDivergedSeedsFirstWhateverTheMean() {
    List<LeaderboardRow> rows =
        rank(
            withDiverged(policy("twice", 0.1), 2, 3),
            withDiverged(policy("once", 1, 1.1), 3),
            policy("never", 9, 9.1, 9.2));

    assertThat(names(rows)).containsExactly("never", "once", "twice");
    assertThat(rows).extracting(LeaderboardRow::diverged).containsExactly(0, 1, 2);
    assertThat(rows.get(1).mean()).isCloseTo(1.05, CLOSE);
    assertThat(rows.get(1).seeds()).isEqualTo(2);
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

  @Test
  void givesAPolicyThatAlwaysDivergedTheLastPlaceAndNoMean() {
    List<LeaderboardRow> rows = rank(withDiverged(policy("lost"), 1, 2), policy("a", 1, 2));

    LeaderboardRow lost = rows.get(1);
    assertThat(lost.policy()).isEqualTo("lost");
    assertThat(lost.seeds()).isZero();
    assertThat(lost.mean()).isNull();
    assertThat(lost.differenceToBest()).isNull();
    assertThat(lost.tiedWithBest()).isNull();
    assertThat(lost.diverged()).isEqualTo(2);
  }

  @Test
  void keepsManifestOrderWhereNothingElseDecides() {
    List<LeaderboardRow> equal = rank(policy("z", 1, 2), policy("a", 2, 1), policy("m", 1.5, 1.5));
    List<LeaderboardRow> lost = rank(withDiverged(policy("z"), 1), withDiverged(policy("a"), 1));

    assertThat(names(equal)).containsExactly("z", "a", "m");
    assertThat(names(lost)).containsExactly("z", "a");
    assertThat(lost).extracting(LeaderboardRow::mean).containsOnlyNulls();
  }

  @Test
  void ranksAPolicyWithoutAnyFiniteScoreBehindOneThatHasSome() {
    PolicyResults hopeless = new PolicyResults("hopeless", Map.of(1L, diverged("h1", 3)), 2);

    List<LeaderboardRow> rows = rank(hopeless, withDiverged(policy("some", 5), 2, 3));

    assertThat(names(rows)).containsExactly("some", "hopeless");
  }

  @Test
  void followsTheDirectionOfTheMetric() {
    List<PolicyResults> policies =
        List.of(
            new PolicyResults("low", Map.of(1L, classifier(0.7, 0.2)), 0),
            new PolicyResults("high", Map.of(1L, classifier(0.9, 0.8)), 0));

    assertThat(names(Leaderboard.of(policies, Metric.ACCURACY))).containsExactly("high", "low");
    assertThat(names(Leaderboard.of(policies, Metric.TRAIN_LOSS))).containsExactly("low", "high");
    assertThat(Leaderboard.of(policies, Metric.ACCURACY).get(1).differenceToBest())
        .isCloseTo(-0.2, CLOSE);
  }

  @Test
  void ranksByATasksScoreLargestFirstAndByTheLossDifferenceNearestToZeroFromBelow() {
    List<PolicyResults> policies =
        List.of(
            new PolicyResults("low", Map.of(1L, scored(2.0, 0.25)), 0),
            new PolicyResults("high", Map.of(1L, scored(1.0, 0.5)), 0),
            new PolicyResults("unscored", Map.of(1L, classifier(0.8, 0.5)), 0));

    assertThat(names(Leaderboard.of(policies, Metric.ofTask("arc"))))
        .containsExactly("high", "low", "unscored");
    assertThat(Leaderboard.of(policies, Metric.ofTask("arc")).get(0).mean()).isEqualTo(0.5);
    assertThat(names(Leaderboard.of(policies.subList(0, 2), Metric.LOSS_DIFFERENCE)))
        .containsExactly("low", "high");
  }

  private static TrialResult scored(double trainLoss, double arc) {
    return new TrialResult(
        "h",
        TrialOutcome.SUCCEEDED,
        10,
        1.0,
        2.5,
        null,
        trainLoss,
        null,
        null,
        null,
        null,
        new TreeMap<>(Map.of("arc", arc)));
  }

  private static TrialResult classifier(double accuracy, double trainLoss) {
    return new TrialResult(
        "h",
        TrialOutcome.SUCCEEDED,
        10,
        1.0,
        0.5,
        accuracy,
        trainLoss,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void takesPerplexityOfEachTrialBeforeTheMean() {
    LeaderboardRow row =
        Leaderboard.of(List.of(policy("a", 0, Math.log(3))), Metric.PERPLEXITY).get(0);

    assertThat(row.mean()).isCloseTo(2, CLOSE);
  }

  @Test
  void writesNoNumberThatJsonCannotHold() {
    // exp(800) is more than a double can hold
    List<LeaderboardRow> rows =
        Leaderboard.of(List.of(policy("huge", 800, 801), policy("a", 1, 2)), Metric.PERPLEXITY);

    LeaderboardRow huge = rows.get(1);
    assertThat(huge.policy()).isEqualTo("huge");
    assertThat(huge.mean()).isNull();
    assertThat(huge.stdDev()).isNull();
    assertThat(huge.low()).isNull();
    assertThat(huge.differenceToBest()).isNull();
    assertThat(huge.differenceHigh()).isNull();
    assertThat(huge.tiedWithBest()).isFalse();
    assertThat(huge.seeds()).isEqualTo(2);
  }

  @Test
  void tellsTheMeanWayToTheTargetOnlyWhereEverySeedReachedIt() {
    PolicyResults all =
        new PolicyResults("all", Map.of(1L, reached(30L, 3.0), 2L, reached(50L, 4.0)), 0);
    PolicyResults one =
        new PolicyResults("one", Map.of(1L, reached(20L, 2.0), 2L, reached(null, null)), 0);
    PolicyResults none = new PolicyResults("none", Map.of(1L, reached(null, null)), 0);

    List<LeaderboardRow> rows = rank(all, one, none);

    assertThat(rows.get(0).updatesToTarget()).isEqualTo(40);
    assertThat(rows.get(0).secondsToTarget()).isEqualTo(3.5);
    assertThat(rows.get(0).reachedTarget()).isEqualTo(2);
    assertThat(rows.get(1).updatesToTarget()).as("seed 2 missed it").isNull();
    assertThat(rows.get(1).secondsToTarget()).isNull();
    assertThat(rows.get(1).reachedTarget()).isEqualTo(1);
    assertThat(rows.get(2).updatesToTarget()).isNull();
    assertThat(rows.get(2).reachedTarget()).isNull();
  }

  private static TrialResult reached(Long updates, Double seconds) {
    return new TrialResult(
        "h", TrialOutcome.SUCCEEDED, 100, 5.0, 1.0, null, null, 0.9, 90L, updates, seconds, null);
  }

  @Test
  void sumsWhatTheSeedsCost() {
    LeaderboardRow row = rank(withDiverged(policy("a", 1, 2), 3)).get(0);

    // two trials of 100 updates in 2 s, one that diverged at update 7 after 0.5 s
    assertThat(row.updates()).isEqualTo(207);
    assertThat(row.trainSeconds()).isEqualTo(4.5);
  }

  @Test
  void leavesPoliciesWithoutAResultOut() {
    List<LeaderboardRow> rows = rank(new PolicyResults("none", Map.of(), 3), policy("a", 1));

    assertThat(names(rows)).containsExactly("a");
  }

  @Test
  void comparesWhileRunningOnlySeedsThatAllListedPoliciesHaveFinished() {
    PolicyResults only2 = new PolicyResults("b", Map.of(2L, succeeded("b2", 1.5)), 0);

    List<LeaderboardRow> rows =
        Leaderboard.provisional(
            List.of(policy("a", 0.1, 2, 0.1), only2, new PolicyResults("c", Map.of(), 0)),
            Metric.EVAL_LOSS);

    assertThat(names(rows)).containsExactly("b", "a");
    assertThat(rows).extracting(LeaderboardRow::mean).containsExactly(1.5, 2.0);
    assertThat(rows).extracting(LeaderboardRow::seeds).containsExactly(1, 1);
  }

  @Test
  void comparesPoliciesThatShareASeedWhereNotAllDo() {
    PolicyResults only3 = new PolicyResults("c", Map.of(3L, succeeded("c3", 0.5)), 0);
    PolicyResults only1 = new PolicyResults("d", Map.of(1L, succeeded("d1", 0.7)), 0);

    List<LeaderboardRow> rows =
        Leaderboard.provisional(
            List.of(policy("a", 1, 1, 1), policy("b", 2, 2, 2), only3, only1), Metric.EVAL_LOSS);

    assertThat(names(rows)).containsExactly("d", "a", "b");
    assertThat(rows).extracting(LeaderboardRow::seeds).containsExactly(1, 1, 1);
  }

  @Test
  void ranksAMeanOverFewerSeedsBehindMeansOverAll() {
    PolicyResults lucky =
        new PolicyResults("lucky", Map.of(1L, succeeded("l1", 3.0), 2L, succeeded("l2", 3.01)), 1);

    assertThat(names(rank(lucky, policy("whole", 2.95, 2.96, 3.6))))
        .containsExactly("whole", "lucky");
  }

  @Test
  void ranksNobodyBeforeTheFirstResult() {
    assertThat(
            Leaderboard.provisional(List.of(new PolicyResults("a", Map.of(), 0)), Metric.EVAL_LOSS))
        .isEmpty();
  }
}
