package io.lrbench.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimited;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.operator.admit.Admission;
import io.lrbench.operator.admit.Refusal;
import io.lrbench.operator.config.OperatorConfig;
import io.lrbench.operator.decide.Current;
import io.lrbench.operator.decide.Deciding;
import io.lrbench.operator.decide.Decision;
import io.lrbench.operator.decide.Held;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.decide.Timing;
import io.lrbench.operator.kube.Installed;
import io.lrbench.operator.kube.ResultsMap;
import io.lrbench.operator.kube.TrainerJob;
import io.lrbench.operator.live.LiveProgress;
import io.lrbench.operator.live.TrainerPods;
import io.lrbench.operator.metrics.Fleet;
import io.lrbench.operator.metrics.Measures;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Needed;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.plan.Draft;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.status.BenchmarkStatus;
import io.lrbench.operator.status.Notice;
import io.lrbench.operator.status.Trained;
import io.lrbench.operator.status.Trouble;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gather, plan, decide, act, compose status, patch once and only if changed. All state is in the
 * cluster; what is remembered only spares working it out again.
 */
@ControllerConfiguration(name = "lrbenchmark")
@RateLimited(maxReconciliations = 2, within = 1)
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 1000, maxInterval = 60_000)
public final class LRBenchmarkReconciler implements Reconciler<LRBenchmark> {
  /** A quota or a webhook that refuses a Job may let it pass later. */
  private static final Duration RETRY = Duration.ofSeconds(15);

  /** How often the status may tell how far trials are that go on. */
  private static final Duration PROGRESS = Duration.ofSeconds(10);

  private final OperatorConfig config;
  private final Measures measures;
  private final LiveProgress progress;
  private final Clock clock;
  private final Memo<Optional<Refusal>> refusals = new Memo<>();
  private final Memo<Draft> drafts = new Memo<>();
  private final Memo<Map<String, KeptPack>> kept = new Memo<>();
  private final Memo<Set<String>> told = new Memo<>();
  private final Installed installed;
  private final TrainerPods trainers;
  private final DepartedPods departed;

  @Inject
  public LRBenchmarkReconciler(
      OperatorConfig config, Measures measures, LiveProgress progress, TrainerPods trainers) {
    this(config, measures, progress, trainers, Clock.systemUTC());
  }

  LRBenchmarkReconciler(
      OperatorConfig config,
      Measures measures,
      LiveProgress progress,
      TrainerPods trainers,
      Clock clock) {
    this.config = config;
    this.measures = measures;
    this.progress = progress;
    this.trainers = trainers;
    this.clock = clock;
    this.installed = Installation.of(config);
    this.departed = new DepartedPods(clock);
  }

  @Override
  public List<EventSource<?, LRBenchmark>> prepareEventSources(
      EventSourceContext<LRBenchmark> context) {
    InformerEventSource<Job, LRBenchmark> jobs = EventSources.of(Job.class, Needed::of, context);
    InformerEventSource<Pod, LRBenchmark> pods =
        EventSources.of(Pod.class, departed.store(), context);
    Fleet.publish(measures, context.getPrimaryCache()::list, jobs::list);
    trainers.lookIn(pods::get, jobs::get, context.getPrimaryCache()::get);
    return List.of(jobs, pods, EventSources.of(ConfigMap.class, context));
  }

  @Override
  public UpdateControl<LRBenchmark> reconcile(LRBenchmark benchmark, Context<LRBenchmark> context) {
    Instant now = clock.instant();
    Cluster cluster = new Cluster(benchmark, context, departed, kept, told, measures);
    Observation seen = cluster.observe(now);
    cluster.keep(seen.news());
    Optional<Refusal> refusal =
        ofSpec(
            refusals, benchmark, () -> Admission.of(benchmark.getSpec(), config.relativeFiles()));
    if (refusal.isPresent()) {
      Decision held = Held.refused(benchmark.getSpec(), seen, standing(refusal.get()));
      cluster.keep(seen.used(held.withdrawn()));
      act(held, Optional.empty(), benchmark, cluster);
      LRBenchmarkStatus status =
          BenchmarkStatus.refused(benchmark, held.standing(), refusal.get().message(), now);
      cluster.tell(Notice.ofChange(benchmark, status), now);
      UpdateControl<LRBenchmark> update = patch(benchmark, status);
      held.again().ifPresent(update::rescheduleAfter);
      return update;
    }
    Draft draft = ofSpec(drafts, benchmark, () -> Draft.of(benchmark.getSpec()));
    Plan plan = draft.plan(seen.known());
    Optional<String> fetch = TrainerJob.fetchName(benchmark, installed);
    Timing timing = Timing.of(benchmark.getStatus());
    Current current =
        new Current(
            TrainerJob.templates(benchmark, installed, config.checkpoints()),
            benchmark.getMetadata().getGeneration());
    Decision decision = Deciding.of(benchmark.getSpec(), plan, fetch, current, seen, timing, now);
    cluster.keep(seen.used(decision.withdrawn()));
    Optional<String> obstacle = act(decision, fetch, benchmark, cluster);
    LRBenchmarkStatus status =
        trained(
            benchmark,
            BenchmarkStatus.of(
                benchmark,
                plan,
                seen,
                decision.standing(),
                obstacle,
                ResultsMap.name(benchmark),
                now),
            plan,
            seen);
    List<Notice> notices = new ArrayList<>(Notice.ofDivergence(plan, seen.news().values()));
    notices.addAll(Trouble.of(seen, obstacle, benchmark.getMetadata().getGeneration()));
    notices.addAll(Notice.ofChange(benchmark, status));
    cluster.tell(notices, now);
    UpdateControl<LRBenchmark> update = patch(benchmark, status);
    Stream.of(obstacle.map(refused -> RETRY).or(decision::again), whileTrained(status))
        .flatMap(Optional::stream)
        .min(Duration::compareTo)
        .ifPresent(update::rescheduleAfter);
    return update;
  }

  /** The status with how far running trials are, where they tell it. */
  private LRBenchmarkStatus trained(
      LRBenchmark benchmark, LRBenchmarkStatus status, Plan plan, Observation seen) {
    if (config.progress().url().isEmpty()) {
      return status;
    }
    String uid = benchmark.getMetadata().getUid();
    Map<String, Double> parts = progress.of(uid);
    if (status.completionTime() != null) {
      progress.forget(uid);
    }
    return Trained.in(status, benchmark.getStatus(), plan, seen.results(), parts);
  }

  private Optional<Duration> whileTrained(LRBenchmarkStatus status) {
    return status.trials().trained() == null || status.trials().running() == 0
        ? Optional.empty()
        : Optional.of(PROGRESS);
  }

  /** What follows from a spec alone. */
  private static <V> V ofSpec(Memo<V> memo, LRBenchmark benchmark, Supplier<V> work) {
    ObjectMeta metadata = benchmark.getMetadata();
    return memo.get(metadata.getUid(), String.valueOf(metadata.getGeneration()), work);
  }

  private static Standing standing(Refusal refusal) {
    return switch (refusal.reason()) {
      case INVALID_SPEC -> Standing.INVALID_SPEC;
      case NOT_SUPPORTED -> Standing.NOT_SUPPORTED;
    };
  }

  /** Why the API refuses a Job; empty where it does not. */
  private Optional<String> act(
      Decision decision, Optional<String> fetch, LRBenchmark benchmark, Cluster cluster) {
    decision.remove().forEach(cluster::remove);
    decision.suspend().forEach(job -> cluster.suspend(job, true));
    decision.resume().forEach(job -> cluster.suspend(job, false));
    Stream<Job> jobs =
        decision.start().stream()
            .map(pack -> TrainerJob.of(benchmark, pack, installed, config.checkpoints()));
    Stream<Job> fetches =
        fetch.stream()
            .filter(name -> decision.fetch())
            .map(name -> TrainerJob.fetch(benchmark, name, installed));
    for (Job job : (Iterable<Job>) Stream.concat(fetches, jobs)::iterator) {
      Optional<String> obstacle = cluster.create(job);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  /** Writes the status unless it says the same already. */
  private UpdateControl<LRBenchmark> patch(LRBenchmark benchmark, LRBenchmarkStatus status) {
    if (status.equals(benchmark.getStatus())) {
      return UpdateControl.noUpdate();
    }
    LRBenchmark fresh = new LRBenchmark();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(benchmark.getMetadata().getName())
            .withNamespace(benchmark.getMetadata().getNamespace())
            .build());
    fresh.setStatus(status);
    measures.statusPatched();
    return UpdateControl.patchStatus(fresh);
  }
}
