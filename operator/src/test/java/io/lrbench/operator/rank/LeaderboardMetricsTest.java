package io.lrbench.operator.rank;

import static io.lrbench.operator.rank.Ranking.names;
import static io.lrbench.operator.rank.Ranking.policy;
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

/** Rankings by each kind of metric. */
class LeaderboardMetricsTest {
  private static final Offset<Double> CLOSE = within(1e-9);

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
    assertThat(huge.tiedWithBest()).isNull();
    assertThat(huge.seeds()).isEqualTo(2);
  }
}
