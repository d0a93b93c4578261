package io.lrbench.operator.metrics;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.SummaryCondition;
import io.lrbench.api.TrialCounts;
import io.lrbench.operator.decide.Standing;
import io.micrometer.core.instrument.Gauge;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many benchmarks, trials and Jobs there are now, read from the informers' caches. */
public final class Fleet {
  /** The reason of a benchmark that has no status yet. */
  private static final String NEW = "New";

  /** The states of trials as the status counts them. */
  private static final Map<String, Function<TrialCounts, Integer>> STATES =
      Map.of(
          "pending", TrialCounts::pending,
          "running", TrialCounts::running,
          "succeeded", TrialCounts::succeeded,
          "diverged", TrialCounts::diverged,
          "failed", TrialCounts::failed);

  private Fleet() {}

  /** Publishes the numbers, which are counted whenever somebody reads them. */
  public static void publish(
      Measures measures, Supplier<Stream<LRBenchmark>> benchmarks, Supplier<Stream<Job>> jobs) {
    STATES.forEach(
        (state, count) ->
            Gauge.builder("lrbench.trials", () -> trials(benchmarks.get(), count))
                .tag("state", state)
                .description("Trials of all benchmarks by state, as their statuses say.")
                .register(measures.registry()));
    Stream.concat(Stream.of(NEW), Arrays.stream(Standing.values()).map(Standing::reason))
        .forEach(
            reason ->
                Gauge.builder("lrbench.benchmarks", () -> standing(benchmarks.get(), reason))
                    .tag("reason", reason)
                    .description("Benchmarks by the reason of their condition Succeeded.")
                    .register(measures.registry()));
    for (JobState state : JobState.values()) {
      Gauge.builder("lrbench.jobs", () -> jobs.get().filter(state::isOf).count())
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .description("Jobs of all benchmarks by state.")
          .register(measures.registry());
    }
    Stalls stalls = new Stalls();
    Gauge.builder("lrbench.benchmark.idle", () -> stalls.idle(benchmarks.get(), measures.now()))
        .baseUnit("seconds")
        .description("Longest time that a running benchmark has had no trial running.")
        .register(measures.registry());
    Gauge.builder(
            "lrbench.benchmark.without.result",
            () -> stalls.withoutResult(benchmarks.get(), measures.now()))
        .baseUnit("seconds")
        .description("Longest time that a running benchmark has had no trial end.")
        .register(measures.registry());
  }

  private static int trials(Stream<LRBenchmark> benchmarks, Function<TrialCounts, Integer> count) {
    return benchmarks
        .map(LRBenchmark::getStatus)
        .filter(status -> status != null && status.trials() != null)
        .map(status -> count.apply(status.trials()))
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static long standing(Stream<LRBenchmark> benchmarks, String reason) {
    return benchmarks.filter(benchmark -> reason.equals(reason(benchmark))).count();
  }

  static boolean isRunning(LRBenchmark benchmark) {
    return Standing.RUNNING.reason().equals(reason(benchmark));
  }

  private static String reason(LRBenchmark benchmark) {
    return SummaryCondition.of(benchmark.getStatus()).map(Condition::getReason).orElse(NEW);
  }
}
