package io.lrbench.operator.decide;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import io.lrbench.operator.plan.Packing;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides about one benchmark from what is planned and what is seen. */
public final class Deciding {
  private final LRBenchmarkSpec spec;
  private final Plan plan;
  private final Fetching fetching;
  private final Current current;
  private final Observation seen;
  private final Timing timing;
  private final Instant now;
  private final Limits limits;
  private final Set<String> planned = new HashSet<>();
  private final Map<String, TrialResult> results;
  private final List<SeenJob> live;
  private final List<Trial> open;
  private final List<String> removable;

  private Deciding(
      LRBenchmarkSpec spec,
      Plan plan,
      Fetching fetching,
      Current current,
      Observation seen,
      Timing timing,
      Instant now) {
    this.spec = spec;
    this.plan = plan;
    this.fetching = fetching;
    this.current = current;
    this.seen = seen;
    this.timing = timing;
    this.now = now;
    this.limits = Limits.of(spec);
    plan.trials().forEach(trial -> planned.add(trial.hash()));
    this.results = seen.results();
    this.live = seen.jobs().stream().filter(SeenJob::isLive).filter(this::isPlanned).toList();
    this.open = open();
    this.removable = new Removable(seen, fetching, planned, open).names();
  }

  /**
   * The decision for a spec that has passed admission.
   *
   * @param fetch name of the Job that has to have fetched model and data before; empty for none
   * @param current what Jobs would be like that are made now
   * @param timing from the status so far
   */
  public static Decision of(
      LRBenchmarkSpec spec,
      Plan plan,
      Optional<String> fetch,
      Current current,
      Observation seen,
      Timing timing,
      Instant now) {
    return new Deciding(spec, plan, Fetching.of(fetch, seen), current, seen, timing, now)
        .decide()
        .inTurns();
  }

  private Decision decide() {
    if (open.isEmpty() && live.isEmpty()) {
      return ended(finished(), removable);
    }
    Optional<Standing> hopeless = hopeless();
    if (hopeless.isPresent() && live.isEmpty()) {
      return ended(hopeless.get(), removable);
    }
    if (Boolean.TRUE.equals(spec.suspend())) {
      return suspended();
    }
    if (hopeless.isPresent()) {
      return draining();
    }
    if (limits.time().isPresent() && timing.elapsed(now).compareTo(limits.time().get()) >= 0) {
      Stopping stopping = new Stopping(live, seen.ending(), removable);
      return stopping.isOver()
          ? ended(Standing.TIME_LIMIT_REACHED, stopping.remove())
          : stopping.decision();
    }
    if (limits.gpuHours().isPresent() && seen.gpuHours() >= limits.gpuHours().get()) {
      return live.isEmpty() ? ended(Standing.GPU_HOURS_EXHAUSTED, removable) : draining();
    }
    return fetching.isOwed() ? waiting(List.of()).fetching(startsFetching()) : waiting(packs());
  }

  /** All trials have ended. */
  private Standing finished() {
    boolean failed =
        planned.stream().anyMatch(hash -> results.get(hash).outcome() == TrialOutcome.FAILED);
    if (!failed) {
      return Standing.ALL_TRIALS_FINISHED;
    }
    return failures().anyMatch(KeptPack::userError)
        ? Standing.INVALID_SPEC
        : Standing.TRIALS_FAILED;
  }

  /** A pack found model or data wrong, and every other pack would; or they cannot be fetched. */
  private Optional<Standing> hopeless() {
    return failures().anyMatch(KeptPack::stopsAllPacks)
        ? Optional.of(Standing.INVALID_SPEC)
        : fetching.failure();
  }

  private Stream<KeptPack> failures() {
    return seen.kept().values().stream()
        .filter(
            pack ->
                pack.trials().stream()
                    .filter(trial -> trial.outcome() == TrialOutcome.FAILED)
                    .anyMatch(trial -> planned.contains(trial.hash())));
  }

  private Decision ended(Standing standing, List<String> gone) {
    Instant completed = timing.completed().orElse(now);
    Optional<Duration> left =
        limits.keepJobs().map(kept -> Duration.between(now, completed.plus(kept)));
    boolean over = left.filter(time -> time.compareTo(Duration.ZERO) <= 0).isPresent();
    return new Decision(
        standing,
        List.of(),
        List.of(),
        over ? names(seen.jobs().stream()) : gone,
        over ? Optional.empty() : left);
  }

  /** A queued Job is taken away and made anew later: its queue would start a suspended one. */
  private Decision suspended() {
    List<String> taken = names(live.stream().filter(this::isUnfinished).filter(SeenJob::queued));
    return new Decision(
        Standing.SUSPENDED,
        names(
            live.stream()
                .filter(job -> job.stage() == SeenJob.Stage.ACTIVE)
                .filter(job -> !job.queued())),
        List.of(),
        both(taken, removable),
        again());
  }

  /** What trains goes on to its end; nothing else starts, nor is left for a queue to start. */
  private Decision draining() {
    return new Decision(
        Standing.RUNNING, List.of(), List.of(), both(Held.idle(live), removable), again());
  }

  private Decision waiting(List<List<Trial>> start) {
    return new Decision(
        Standing.RUNNING,
        start,
        false,
        List.of(),
        names(
            live.stream()
                .filter(job -> job.stage() == SeenJob.Stage.SUSPENDED)
                .filter(job -> !job.queued())
                .filter(job -> !isOvertaken(job))),
        both(names(live.stream().filter(this::isOvertaken)), removable),
        again());
  }

  /** It keeps its trials until it is gone, as the Job made instead has the same name. */
  private boolean isOvertaken(SeenJob job) {
    return current.overtakes(job, now);
  }

  /** As many packs as parallelism has room for. */
  private List<List<Trial>> packs() {
    Packing packing = Packing.of(spec, open.size(), Memory.known(seen, fetching, planned));
    List<List<Trial>> packs = packing.packs(open);
    int room = Math.max(0, Packing.parallelism(spec) - live.size());
    return packs.subList(0, Math.min(room, packs.size()));
  }

  private boolean startsFetching() {
    return !open.isEmpty() && live.stream().noneMatch(SeenJob::fetches);
  }

  private List<Trial> open() {
    Set<String> taken = new HashSet<>(results.keySet());
    live.forEach(job -> taken.addAll(job.trials()));
    return plan.distinctTrials().stream().filter(trial -> !taken.contains(trial.hash())).toList();
  }

  private boolean isPlanned(SeenJob job) {
    return fetching.awaits(job) || job.trials().stream().anyMatch(planned::contains);
  }

  private boolean isUnfinished(SeenJob job) {
    return job.stage() != SeenJob.Stage.AWAITING;
  }

  private Optional<Duration> again() {
    NextLook look =
        new NextLook(
            live,
            limits
                .time()
                .filter(limit -> !Boolean.TRUE.equals(spec.suspend()))
                .map(limit -> limit.minus(timing.elapsed(now))),
            limits.gpuHours().map(limit -> limit - seen.gpuHours()));
    Stream<Duration> patience = live.stream().flatMap(job -> current.patience(job, now).stream());
    return Stream.concat(look.after().stream(), patience.filter(left -> !left.isZero()))
        .min(Duration::compareTo);
  }

  private static List<String> both(Collection<String> one, Collection<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static List<String> names(Stream<SeenJob> jobs) {
    return jobs.map(SeenJob::name).toList();
  }
}
