package io.lrbench.operator.metrics;

import io.lrbench.operator.observe.KeptPack;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what the operator does, since it started. */
@Singleton
public final class Measures {
  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<TrialOutcome, Counter> ended = new EnumMap<>(TrialOutcome.class);
  private final Counter podSeconds;
  private final Counter gpuSeconds;
  private final Counter created;
  private final Counter refused;
  private final Counter removed;
  private final Counter patches;

  @Inject
  public Measures(MeterRegistry registry) {
    this(registry, Clock.systemUTC());
  }

  Measures(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    for (TrialOutcome outcome : TrialOutcome.values()) {
      ended.put(
          outcome,
          Counter.builder("lrbench.trials.ended")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .description("Trials whose outcome was kept.")
              .register(registry));
    }
    podSeconds =
        counter("lrbench.pod", "seconds", "Time of pods, kept with the results of their packs.");
    gpuSeconds =
        counter("lrbench.gpu", "seconds", "Time of GPUs that these pods held, idle or not.");
    created = counter("lrbench.jobs.created", null, "Jobs created.");
    refused = counter("lrbench.jobs.refused", null, "Jobs that the API refused to create.");
    removed = counter("lrbench.jobs.removed", null, "Jobs removed.");
    patches = counter("lrbench.status.patches", null, "Statuses of benchmarks written.");
  }

  private Counter counter(String name, String unit, String description) {
    return Counter.builder(name).baseUnit(unit).description(description).register(registry);
  }

  MeterRegistry registry() {
    return registry;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * What was kept of a pack.
   *
   * @param before what was kept, and counted, under the same name earlier; null where nothing was
   */
  public void kept(KeptPack pack, KeptPack before) {
    for (TrialResult trial : pack.trials()) {
      ended.get(trial.outcome()).increment();
    }
    double seconds = Math.max(0, pack.podSeconds() - (before == null ? 0 : before.podSeconds()));
    podSeconds.increment(seconds);
    gpuSeconds.increment(seconds * pack.gpus());
  }

  /** A Job was created. */
  public void jobCreated() {
    created.increment();
  }

  /** The API refused a Job, as by a quota. */
  public void jobRefused() {
    refused.increment();
  }

  /** A Job was removed. */
  public void jobRemoved() {
    removed.increment();
  }

  /** A status is about to be written. */
  public void statusPatched() {
    patches.increment();
  }
}
