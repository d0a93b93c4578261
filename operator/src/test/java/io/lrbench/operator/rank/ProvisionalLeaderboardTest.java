package io.lrbench.operator.rank;

import static io.lrbench.operator.fixture.Results.succeeded;
import static io.lrbench.operator.rank.Ranking.names;
import static io.lrbench.operator.rank.Ranking.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.LeaderboardRow;
import io.lrbench.vocabulary.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rankings while trials are missing. */
class ProvisionalLeaderboardTest {
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
  void ranksNobodyBeforeTheFirstResult() {
    assertThat(
            Leaderboard.provisional(List.of(new PolicyResults("a", Map.of(), 0)), Metric.EVAL_LOSS))
        .isEmpty();
  }
}
