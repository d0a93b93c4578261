package io.lrbench.operator.status;

import static io.lrbench.operator.fixture.Results.FACTS;

import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Made;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A benchmark, what is seen of it, and the status that follows; trials are named as in a1. */
final class Scene {
  static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");

  private final LRBenchmark benchmark;
  private final Plan plan;
  private final List<SeenJob> jobs = new ArrayList<>();
  private final Map<String, KeptPack> kept = new TreeMap<>();
  private Optional<String> obstacle = Optional.empty();

  private Scene(LRBenchmark benchmark) {
    this.benchmark = benchmark;
    this.plan = Plan.of(benchmark.getSpec());
  }

  static Scene of(BenchmarkFixture benchmark) {
    return new Scene(benchmark.build());
  }

  Scene generation(long generation) {
    benchmark.getMetadata().setGeneration(generation);
    return this;
  }

  Scene running(String trial) {
    return job(trial, true, Optional.empty(), Optional.empty());
  }

  Scene waiting(String trial, String reason) {
    return job(trial, false, Optional.of(reason), Optional.empty());
  }

  /** Runs again after a try that failed. */
  Scene retried(String trial, String failure) {
    return job(trial, true, Optional.empty(), Optional.of(failure));
  }

  Scene refused(String reason) {
    obstacle = Optional.of(reason);
    return this;
  }

  private Scene job(
      String trial, boolean running, Optional<String> waiting, Optional<String> failure) {
    jobs.add(
        new SeenJob(
            "job-" + trial,
            List.of(hash(trial)),
            SeenJob.Stage.ACTIVE,
            false,
            running,
            0,
            0,
            Map.of("pod-" + trial, 0.0),
            waiting,
            failure,
            Optional.empty(),
            new Made(Optional.empty(), 1, NOW)));
    return this;
  }

  Scene ended(BiFunction<String, Double, TrialResult> result, double value, String... trials) {
    for (String trial : trials) {
      keep(trial, result.apply(hash(trial), value), null, false);
    }
    return this;
  }

  Scene failed(String trial, String error, boolean userError) {
    return keep(trial, io.lrbench.operator.fixture.Results.failed(hash(trial)), error, userError);
  }

  private Scene keep(String trial, TrialResult result, String error, boolean userError) {
    kept.put("job-" + trial, new KeptPack(List.of(result), FACTS, error, userError, 10, 2, 1));
    return this;
  }

  /** What is seen, the packs that have ended being news. */
  Observation seen() {
    return new Observation(jobs, kept, kept, false);
  }

  LRBenchmark benchmark() {
    return benchmark;
  }

  Plan plan() {
    return plan;
  }

  LRBenchmarkStatus at(Standing standing) {
    return at(standing, NOW);
  }

  /** The status at a time, remembered as the status of the benchmark. */
  LRBenchmarkStatus at(Standing standing, Instant now) {
    LRBenchmarkStatus status =
        BenchmarkStatus.of(
            benchmark,
            plan,
            new Observation(jobs, kept, Map.of(), false),
            standing,
            obstacle,
            "results",
            now);
    benchmark.setStatus(status);
    return status;
  }

  String message(Standing standing) {
    return summary(at(standing)).getMessage();
  }

  static Condition summary(LRBenchmarkStatus status) {
    return status.conditions().get(0);
  }

  private String hash(String trial) {
    return plan.trials().stream()
        .filter(one -> (one.policy().name() + one.seed()).equals(trial))
        .map(Trial::hash)
        .findFirst()
        .orElseThrow();
  }
}
