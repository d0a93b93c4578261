package io.lrbench.operator.cli.progress;

import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.rank.Leaderboard;
import io.lrbench.operator.rank.PolicyResults;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaderboardTableTest {
  @Test
  void onlyAPolicyWithAScoreIsTheBest() {
    assertThat(lines(succeeded("h1", 2), diverged("h2", 3)).get(1)).contains(" best ");
    List<String> rows = lines(diverged("h1", 3), diverged("h2", 3));
    assertThat(rows.subList(1, rows.size())).hasSize(2).noneMatch(row -> row.contains("best"));
  }

  private static List<String> lines(TrialResult a, TrialResult b) {
    return LeaderboardTable.lines(
        Leaderboard.of(
            List.of(
                new PolicyResults("a", Map.of(1L, a), 0), new PolicyResults("b", Map.of(1L, b), 0)),
            Metric.EVAL_LOSS),
        "evalLoss");
  }
}
