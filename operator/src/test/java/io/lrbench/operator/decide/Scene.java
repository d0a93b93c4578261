package io.lrbench.operator.decide;

import static io.lrbench.operator.fixture.Results.FACTS;
import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.failed;
import static io.lrbench.operator.fixture.Results.succeeded;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Made;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackMemory;
import io.lrbench.pack.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A benchmark and what is seen of it; trials are named as policy and seed, such as a1. */
final class Scene {
  static final Instant START = Instant.parse("2030-01-01T10:00:00Z");

  private static final String TEMPLATE = "now";

  /** The spec is in its second generation. */
  static final Current CURRENT = new Current(Set.of(TEMPLATE, "fetch"), 2);

  private final LRBenchmarkSpec spec;
  private final Plan plan;
  private final Map<String, String> strangers = new TreeMap<>();
  private final List<SeenJob> jobs = new ArrayList<>();
  private final Map<String, KeptPack> kept = new TreeMap<>();
  private Optional<String> fetch = Optional.empty();
  private boolean ending;
  private Timing timing =
      new Timing(Optional.of(START), Optional.empty(), Optional.empty(), Duration.ZERO);

  private Scene(LRBenchmarkSpec spec) {
    this.spec = spec;
    this.plan = Plan.of(spec);
  }

  static Scene of(BenchmarkFixture benchmark) {
    return new Scene(benchmark.spec());
  }

  /** A pod runs on whose Job was removed. */
  Scene leftPod() {
    ending = true;
    return this;
  }

  /** A suspended Job whose pod has been asked to stop and still trains. */
  Scene stoppingJob(String name, String... trials) {
    return job(name, Stage.SUSPENDED, false, true, 0, 0, trials);
  }

  Scene job(String name, Stage stage, String... trials) {
    return job(name, stage, false, 0, 0, trials);
  }

  Scene queuedJob(String name, Stage stage, String... trials) {
    return job(name, stage, true, 0, 0, trials);
  }

  Scene gpuJob(String name, Stage stage, double seconds, String... trials) {
    return job(name, stage, false, seconds, 1, trials);
  }

  private Scene job(
      String name, Stage stage, boolean queued, double seconds, int gpus, String... trials) {
    return job(name, stage, queued, stage == Stage.ACTIVE, seconds, gpus, trials);
  }

  /** A Job whose pod does not run and has not said why. */
  Scene startingJob(String name, String... trials) {
    return job(name, Stage.ACTIVE, false, false, 0, 0, trials);
  }

  private Scene job(
      String name,
      Stage stage,
      boolean queued,
      boolean running,
      double seconds,
      int gpus,
      String... trials) {
    List<String> hashes = Arrays.stream(trials).map(this::hash).toList();
    jobs.add(
        new SeenJob(
            name,
            hashes,
            stage,
            queued,
            running,
            seconds,
            gpus,
            Map.of(name + "-pod", seconds),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            made(TEMPLATE)));
    return this;
  }

  /** For the first generation of the spec, at the start. */
  static Made made(String template) {
    return new Made(Optional.ofNullable(template), 1, START);
  }

  /** The Jobs so far were made with this template; null where they do not tell it. */
  Scene madeWith(String template) {
    return madeWith(template, 1);
  }

  Scene madeWith(String template, long generation) {
    jobs.replaceAll(
        job ->
            new SeenJob(
                job.name(),
                job.trials(),
                job.stage(),
                job.queued(),
                job.running(),
                job.podSeconds(),
                job.gpus(),
                job.pods(),
                job.waiting(),
                job.failure(),
                job.ended(),
                new Made(Optional.ofNullable(template), generation, START)));
    return this;
  }

  Scene succeededTrials(String... trials) {
    return keep(
        "done-" + trials[0],
        Arrays.stream(trials).map(trial -> succeeded(hash(trial), 1)).toList(),
        new Ending(null, false, true));
  }

  Scene divergedTrial(String trial) {
    return keep("done-" + trial, List.of(diverged(hash(trial), 3)), new Ending(null, false, true));
  }

  /** Trials of one pack that failed through the cluster. */
  Scene lostTrials(String... trials) {
    return fail(new Ending("OOMKilled", false, false), trials);
  }

  /** Trials of one pack whose policy was wrong: the pack had trained. */
  Scene wrongPolicy(String... trials) {
    return fail(new Ending("negative rate", true, true), trials);
  }

  /** Trials of one pack that found the model wrong. */
  Scene wrongModel(String... trials) {
    return fail(new Ending("no such file", true, false), trials);
  }

  private record Ending(String error, boolean userError, boolean trained) {}

  private Scene fail(Ending ending, String... trials) {
    return keep(
        "failed-" + trials[0],
        Arrays.stream(trials).map(trial -> failed(hash(trial))).toList(),
        ending);
  }

  private Scene keep(String job, List<TrialResult> results, Ending ending) {
    kept.put(
        job,
        new KeptPack(
            results,
            ending.trained() ? FACTS : null,
            ending.error(),
            ending.userError(),
            60,
            1,
            1));
    return this;
  }

  /** Packs wait for a Job of this name. */
  Scene fetches(String job) {
    fetch = Optional.of(job);
    return this;
  }

  /** That Job has ended: with the user's error, the cluster's, or well. */
  Scene fetched(String job, String error, boolean userError) {
    return keep(job, List.of(), new Ending(error, userError, error == null));
  }

  /** The Job has fetched what takes that much memory. */
  Scene fetched(String job, PackMemory memory) {
    PackFacts facts = new PackFacts(1, 1, 1, 1, null, null, "", memory, Map.of(), null, null);
    kept.put(job, new KeptPack(List.of(), facts, null, false, 60, 0, 1));
    return this;
  }

  Scene timing(Timing given) {
    timing = given;
    return this;
  }

  Decision decide() {
    return decideAt(START.plusSeconds(60));
  }

  Decision decideAt(Instant now) {
    return Deciding.of(
        spec, plan, fetch, CURRENT, new Observation(jobs, kept, Map.of(), ending), timing, now);
  }

  /** The trials of the packs that get a Job, each pack as "a1 a2". */
  List<String> started(Decision decision) {
    return decision.start().stream()
        .map(
            pack -> String.join(" ", pack.stream().map(t -> t.policy().name() + t.seed()).toList()))
        .toList();
  }

  List<String> started() {
    return started(decide());
  }

  /** The hash of a planned trial; of a trial that nobody plans, some other. */
  private String hash(String trial) {
    return plan.trials().stream()
        .filter(one -> (one.policy().name() + one.seed()).equals(trial))
        .map(Trial::hash)
        .findFirst()
        .orElseGet(() -> strangers.computeIfAbsent(trial, name -> "unplanned-" + name));
  }
}
