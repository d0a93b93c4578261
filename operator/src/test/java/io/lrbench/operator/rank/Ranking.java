package io.lrbench.operator.rank;

import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.succeeded;

import io.lrbench.api.LeaderboardRow;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Policies with results, and how they rank by their losses. */
final class Ranking {
  private Ranking() {}

  /** Losses of seeds 1, 2, … */
  static PolicyResults policy(String name, double... losses) {
    Map<Long, TrialResult> bySeed = new TreeMap<>();
    for (int i = 0; i < losses.length; i++) {
      bySeed.put(i + 1L, succeeded(name + i, losses[i]));
    }
    return new PolicyResults(name, bySeed, 0);
  }

  static PolicyResults withDiverged(PolicyResults policy, long... seeds) {
    Map<Long, TrialResult> bySeed = new TreeMap<>(policy.bySeed());
    for (long seed : seeds) {
      bySeed.put(seed, diverged(policy.policy() + seed, 7));
    }
    return new PolicyResults(policy.policy(), bySeed, policy.failed());
  }

  static List<LeaderboardRow> rank(PolicyResults... policies) {
    return Leaderboard.of(List.of(policies), Metric.EVAL_LOSS);
  }

  static List<String> names(List<LeaderboardRow> rows) {
    return rows.stream().map(LeaderboardRow::policy).toList();
  }
}
