package io.lrbench.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.BestPolicy;
import io.lrbench.api.Cost;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.api.LeaderboardRow;
import io.lrbench.api.PolicySpec;
import io.lrbench.api.RangeTestRow;
import io.lrbench.api.RobustnessRow;
import io.lrbench.api.TrialCounts;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.decide.Timing;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.operator.rank.Leaderboard;
import io.lrbench.operator.rank.Objective;
import io.lrbench.operator.rank.PolicyResults;
import io.lrbench.operator.rank.RangeTestOutcome;
import io.lrbench.operator.rank.Robustness;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Composes the status, afresh each time. */
public final class BenchmarkStatus {
  /** Rows that the status has room for; the ConfigMap of results holds all. */
  private static final int ROWS = 100;

  private static final double HOUR = 3600;
  private static final LRBenchmarkStatus NOTHING =
      new LRBenchmarkStatus(
          null, null, null, null, null, null, null, null, null, null, null, null, null);

  private BenchmarkStatus() {}

  /**
   * The status of a benchmark that runs, or has run.
   *
   * @param obstacle why the API refuses a Job
   * @param results name of the ConfigMap with every result
   */
  public static LRBenchmarkStatus of(
      LRBenchmark benchmark,
      Plan plan,
      Observation seen,
      Standing standing,
      Optional<String> obstacle,
      String results,
      Instant now) {
    TrialCounts counts = Counts.of(plan, seen);
    Metric objective = Objective.of(benchmark.getSpec());
    List<PolicyResults> policies = policies(plan, seen);
    List<LeaderboardRow> rows = leaderboard(plan, policies, objective, standing);
    List<RangeTestRow> tests = rangeTests(benchmark, policies);
    List<RobustnessRow> robustness =
        Robustness.of(benchmark.getSpec().policies(), policies, objective);
    String message =
        new Message(benchmark.getSpec(), standing, counts, rows, tests, seen, obstacle).text();
    Timing timing = Timing.of(benchmark.getStatus()).at(standing, now);
    return new LRBenchmarkStatus(
        benchmark.getMetadata().getGeneration(),
        Conditions.of(
            standing, message, benchmark.getMetadata().getGeneration(), before(benchmark), now),
        text(timing.started()),
        text(timing.completed()),
        text(timing.suspended()),
        timing.suspendedSeconds(),
        counts,
        best(rows, objective),
        rows.stream().limit(ROWS).map(Rounded::row).toList(),
        tests.isEmpty() ? null : tests.stream().map(Rounded::rangeTest).toList(),
        robustness.isEmpty()
            ? null
            : robustness.stream().limit(ROWS).map(Rounded::robustness).toList(),
        Rounded.cost(cost(seen)),
        seen.kept().isEmpty() ? null : results);
  }

  /** The status of a benchmark that may not run; what it had stays. */
  public static LRBenchmarkStatus refused(
      LRBenchmark benchmark, Standing standing, String message, Instant now) {
    LRBenchmarkStatus had = benchmark.getStatus() == null ? NOTHING : benchmark.getStatus();
    long generation = benchmark.getMetadata().getGeneration();
    List<Condition> conditions =
        Conditions.of(standing, message, generation, before(benchmark), now);
    Timing timing = Timing.of(had).at(standing, now);
    return new LRBenchmarkStatus(
        generation,
        conditions,
        text(timing.started()),
        text(timing.completed()),
        text(timing.suspended()),
        timing.suspendedSeconds(),
        had.trials(),
        had.best(),
        had.leaderboard(),
        had.rangeTests(),
        had.robustness(),
        had.cost(),
        had.results());
  }

  /** Of every policy of the plan, in its order. */
  private static List<PolicyResults> policies(Plan plan, Observation seen) {
    Map<String, TrialResult> results = seen.results();
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

  private static List<LeaderboardRow> leaderboard(
      Plan plan, List<PolicyResults> policies, Metric objective, Standing standing) {
    Set<String> tests =
        plan.policies().stream()
            .filter(policy -> policy.rangeTest() != null)
            .map(PolicySpec::name)
            .collect(Collectors.toSet());
    List<PolicyResults> ranked =
        policies.stream().filter(policy -> !tests.contains(policy.policy())).toList();
    return mayGoOn(standing)
        ? Leaderboard.provisional(ranked, objective)
        : Leaderboard.of(ranked, objective);
  }

  private static List<RangeTestRow> rangeTests(
      LRBenchmark benchmark, List<PolicyResults> policies) {
    return RangeTestOutcome.of(
        benchmark.getSpec(),
        policies.stream()
            .collect(
                Collectors.toMap(
                    PolicyResults::policy, policy -> List.copyOf(policy.bySeed().values()))));
  }

  /** Whether trials that have not ended yet may still bring results. */
  private static boolean mayGoOn(Standing standing) {
    return switch (standing) {
      case RUNNING, SUSPENDED, TIME_LIMIT_REACHED, GPU_HOURS_EXHAUSTED -> true;
      case ALL_TRIALS_FINISHED, TRIALS_FAILED, INVALID_SPEC, NOT_SUPPORTED -> false;
    };
  }

  private static BestPolicy best(List<LeaderboardRow> rows, Metric objective) {
    if (rows.isEmpty() || rows.get(0).mean() == null) {
      return null;
    }
    return new BestPolicy(
        rows.get(0).policy(), Rounded.value(rows.get(0).mean()), objective.wireName());
  }

  private static Cost cost(Observation seen) {
    double trained = 0;
    double pods = 0;
    double gpus = 0;
    for (KeptPack pack : seen.kept().values()) {
      trained +=
          pack.trials().stream()
              .map(TrialResult::trainSeconds)
              .mapToDouble(seconds -> seconds == null ? 0 : seconds)
              .sum();
      pods += pack.podSeconds();
      gpus += pack.podSeconds() * pack.gpus() / HOUR;
    }
    return new Cost(trained, gpus, pods);
  }

  private static List<Condition> before(LRBenchmark benchmark) {
    return benchmark.getStatus() == null || benchmark.getStatus().conditions() == null
        ? List.of()
        : benchmark.getStatus().conditions();
  }

  private static String text(Optional<Instant> time) {
    return time.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null);
  }
}
