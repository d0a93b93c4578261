package io.lrbench.operator.rank;

import io.lrbench.api.LeaderboardRow;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Policies by diverged seeds, fewest first, then by the mean of the finished seeds, then in
 * manifest order; one that has no score at all comes last. Where seeds failed, a mean over fewer of
 * them is no match for a mean over all: such a policy stands behind those that have them.
 * Differences to the best are paired over shared seeds. A seed that missed the target counts as
 * infinitely far from it, so that the policy has no mean way to it.
 */
public final class Leaderboard {
  private Leaderboard() {}

  /** The final ranking of all policies that have a finished seed. */
  public static List<LeaderboardRow> of(List<PolicyResults> policies, Metric objective) {
    List<PolicyResults> ranked =
        policies.stream()
            .filter(policy -> !policy.bySeed().isEmpty())
            .sorted(order(objective))
            .toList();
    List<LeaderboardRow> rows = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      rows.add(row(i + 1, ranked.get(i), ranked.get(0), objective));
    }
    return rows;
  }

  /**
   * The ranking while trials are missing: the policies that share the seed which most of them have
   * finished, only over the seeds that all of these have finished.
   */
  public static List<LeaderboardRow> provisional(List<PolicyResults> policies, Metric objective) {
    List<PolicyResults> comparable = comparable(policies);
    if (comparable.isEmpty()) {
      return List.of();
    }
    Set<Long> shared = new HashSet<>(comparable.get(0).bySeed().keySet());
    comparable.forEach(policy -> shared.retainAll(policy.bySeed().keySet()));
    return of(comparable.stream().map(policy -> policy.restrictedTo(shared)).toList(), objective);
  }

  private static List<PolicyResults> comparable(List<PolicyResults> policies) {
    Map<Long, Integer> finished = new TreeMap<>();
    policies.forEach(
        policy -> policy.bySeed().keySet().forEach(seed -> finished.merge(seed, 1, Integer::sum)));
    int most = finished.values().stream().mapToInt(count -> count).max().orElse(0);
    return finished.keySet().stream()
        .filter(seed -> finished.get(seed) == most)
        .findFirst()
        .map(seed -> policies.stream().filter(policy -> policy.bySeed().containsKey(seed)).toList())
        .orElse(List.of());
  }

  private static Comparator<PolicyResults> order(Metric objective) {
    Comparator<PolicyResults> byMean =
        Comparator.comparingDouble(
            policy -> {
              Map<Long, Double> scores = policy.scores(objective);
              if (scores.isEmpty()) {
                return Double.POSITIVE_INFINITY;
              }
              double mean = Interval.mean(List.copyOf(scores.values()));
              return objective.maximize() ? -mean : mean;
            });
    return Comparator.comparing((PolicyResults policy) -> policy.scores(objective).isEmpty())
        .thenComparingInt(PolicyResults::diverged)
        .thenComparingInt(PolicyResults::failed)
        .thenComparing(byMean);
  }

  private static LeaderboardRow row(
      int rank, PolicyResults policy, PolicyResults best, Metric objective) {
    TreeMap<Long, Double> scores = policy.scores(objective);
    List<Double> values = List.copyOf(scores.values());
    Interval spread = values.size() > 1 ? Interval.of(values) : null;
    List<Double> differences = differences(scores, best.scores(objective));
    boolean isBest = policy.equals(best);
    Interval paired = differences.size() > 1 ? Interval.of(differences) : null;
    List<Double> reached = policy.each(TrialResult::updatesToTarget);
    List<Double> seconds = policy.each(TrialResult::secondsToTarget);
    return new LeaderboardRow(
        rank,
        policy.policy(),
        values.size(),
        mean(values),
        spread == null ? null : finite(spread.deviation()),
        spread == null ? null : finite(spread.low()),
        spread == null ? null : finite(spread.high()),
        mean(differences),
        paired == null ? null : finite(paired.low()),
        paired == null ? null : finite(paired.high()),
        (paired == null || mean(values) == null) ? null : isTied(policy, best, isBest, paired),
        policy.diverged(),
        policy.failed() == 0 ? null : policy.failed(),
        mean(policy.each(TrialResult::bestValue)),
        mean(reached.size() < policy.bySeed().size() ? List.of() : reached),
        mean(seconds.size() < policy.bySeed().size() ? List.of() : seconds),
        reached.isEmpty() ? null : reached.size(),
        (long) policy.each(TrialResult::updates).stream().mapToDouble(d -> d).sum(),
        policy.each(TrialResult::trainSeconds).stream().mapToDouble(d -> d).sum());
  }

  /** A policy with a diverged seed is never tied with one that has none; nor one without a mean. */
  private static boolean isTied(
      PolicyResults policy, PolicyResults best, boolean isBest, Interval paired) {
    return isBest || ((policy.diverged() == 0 || best.diverged() > 0) && paired.contains(0));
  }

  private static List<Double> differences(Map<Long, Double> scores, Map<Long, Double> best) {
    List<Double> differences = new ArrayList<>();
    scores.forEach(
        (seed, score) -> {
          if (best.containsKey(seed)) {
            differences.add(score - best.get(seed));
          }
        });
    return differences;
  }

  private static Double mean(List<Double> values) {
    return values.isEmpty() ? null : finite(Interval.mean(values));
  }

  /** JSON has no infinity: a perplexity beyond all doubles is ranked, but not written. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
