package io.lrbench.operator.status;

import io.lrbench.api.LeaderboardRow;
import io.lrbench.api.PolicySpec;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.operator.rank.Leaderboard;
import io.lrbench.operator.rank.PolicyResults;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole ranking of a plan's results; the status has room for its first rows only. */
public final class Ranked {
  private Ranked() {}

  /** What is known of every policy of the plan, in its order. */
  public static List<PolicyResults> policies(Plan plan, Map<String, TrialResult> results) {
    Map<String, Map<Long, TrialResult>> bySeed = new HashMap<>();
    Map<String, Integer> failed = new HashMap<>();
    for (Trial trial : plan.trials()) {
      TrialResult result = results.get(trial.hash());
      if (result == null) {
        continue;
      }
      if (result.outcome() == TrialOutcome.FAILED) {
        failed.merge(trial.policy().name(), 1, Integer::sum);
      } else {
        bySeed
            .computeIfAbsent(trial.policy().name(), name -> new HashMap<>())
            .put(trial.seed(), result);
      }
    }
    return plan.policies().stream()
        .map(PolicySpec::name)
        .map(
            name ->
                new PolicyResults(
                    name, bySeed.getOrDefault(name, Map.of()), failed.getOrDefault(name, 0)))
        .toList();
  }

  /**
   * The policies ranked; range tests are not.
   *
   * @param goesOn whether trials that have not ended may still bring results
   */
  public static List<LeaderboardRow> rows(
      Plan plan, List<PolicyResults> policies, Metric objective, boolean goesOn) {
    Set<String> tests =
        plan.policies().stream()
            .filter(policy -> policy.rangeTest() != null)
            .map(PolicySpec::name)
            .collect(Collectors.toSet());
    List<PolicyResults> ranked =
        policies.stream().filter(policy -> !tests.contains(policy.policy())).toList();
    return goesOn ? Leaderboard.provisional(ranked, objective) : Leaderboard.of(ranked, objective);
  }
}
