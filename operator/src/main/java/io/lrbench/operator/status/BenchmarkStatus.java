package io.lrbench.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.BestPolicy;
import io.lrbench.api.Cost;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.api.LeaderboardRow;
import io.lrbench.api.RangeTestRow;
import io.lrbench.api.RobustnessRow;
import io.lrbench.api.TrialCounts;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.decide.Timing;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.rank.Objective;
import io.lrbench.operator.rank.PolicyResults;
import io.lrbench.operator.rank.RangeTestOutcome;
import io.lrbench.operator.rank.Robustness;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Metric;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
    List<PolicyResults> policies = Ranked.policies(plan, seen.results());
    List<LeaderboardRow> rows = Ranked.rows(plan, policies, objective, standing.mayGoOn());
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

  private static List<RangeTestRow> rangeTests(
      LRBenchmark benchmark, List<PolicyResults> policies) {
    return RangeTestOutcome.of(
        benchmark.getSpec(),
        policies.stream()
            .collect(
                Collectors.toMap(
                    PolicyResults::policy, policy -> List.copyOf(policy.bySeed().values()))));
  }

  private static BestPolicy best(List<LeaderboardRow> rows, Metric objective) {
    if (rows.isEmpty() || rows.get(0).mean() == null) {
      return null;
    }
    return new BestPolicy(
        rows.get(0).policy(), Rounded.value(rows.get(0).mean()), objective.wireName());
  }

  private static Cost cost(Observation seen) {
    double trained =
        seen.results().values().stream()
            .map(TrialResult::trainSeconds)
            .mapToDouble(seconds -> seconds == null ? 0 : seconds)
            .sum();
    double pods = 0;
    double gpus = 0;
    for (KeptPack pack : seen.kept().values()) {
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
