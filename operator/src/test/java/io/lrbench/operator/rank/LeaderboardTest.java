package io.lrbench.operator.rank;

import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.succeeded;
import static io.lrbench.operator.rank.Ranking.names;
import static io.lrbench.operator.rank.Ranking.policy;
import static io.lrbench.operator.rank.Ranking.rank;
import static io.lrbench.operator.rank.Ranking.withDiverged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.api.LeaderboardRow;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
  private static final Offset<Double> CLOSE = within(1e-9);

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
  void tiesNoPolicyWithABestOneWhereNoneHasAFiniteScore() {
    double beyond = Double.POSITIVE_INFINITY;

    List<LeaderboardRow> rows = rank(policy("a", beyond, beyond), policy("b", beyond, beyond));

    assertThat(rows).extracting(LeaderboardRow::mean).containsOnlyNulls();
    assertThat(rows).extracting(LeaderboardRow::tiedWithBest).containsOnlyNulls();
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
  void ranksAMeanOverFewerSeedsBehindMeansOverAll() {
    PolicyResults lucky =
        new PolicyResults("lucky", Map.of(1L, succeeded("l1", 3.0), 2L, succeeded("l2", 3.01)), 1);

    assertThat(names(rank(lucky, policy("whole", 2.95, 2.96, 3.6))))
        .containsExactly("whole", "lucky");
  }
}
