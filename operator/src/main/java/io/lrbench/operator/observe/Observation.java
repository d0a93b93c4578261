package io.lrbench.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that the cluster says about a benchmark.
 *
 * @param jobs that exist, by name
 * @param kept every pack that has ended, by Job, and what pods finished that were stopped before,
 *     those in {@code news} included
 * @param news such that are in no ConfigMap yet
 * @param ending whether pods still run whose Jobs are gone: they may have something to tell
 */
public record Observation(
    List<SeenJob> jobs, Map<String, KeptPack> kept, Map<String, KeptPack> news, boolean ending) {
  public Observation {
    jobs = List.copyOf(jobs);
    kept = new TreeMap<>(kept);
    news = new TreeMap<>(news);
  }

  /**
   * Reads the objects of one benchmark; Jobs on their way out are left out.
   *
   * @param pods those that there are, and those that have just gone
   * @param results what ConfigMaps keep, by Job
   * @param generation of the spec: trials that failed under an earlier one count as never tried
   */
  public static Observation of(
      List<Job> jobs, List<Pod> pods, Map<String, KeptPack> results, long generation, Instant now) {
    Map<String, KeptPack> kept = new HashMap<>(results);
    Map<String, KeptPack> news = new TreeMap<>();
    PodsByJob byJob = PodsByJob.of(pods);
    List<SeenJob> seen = new ArrayList<>();
    for (Job job : new TreeMap<>(byName(jobs)).values()) {
      String name = job.getMetadata().getName();
      JobReading reading = new JobReading(job, new SeenPods(byJob.of(job)), kept, now);
      KeptPack earlier = kept.get(name);
      boolean isKept = earlier != null && earlier.generation() >= reading.generation();
      if (!isKept) {
        Map<String, KeptPack> told = reading.told(Optional.ofNullable(earlier));
        news.putAll(told);
        kept.putAll(told);
      }
      seen.add(reading.seen(isKept));
    }
    LeftPods left = new LeftPods(byJob.without(byName(jobs).values()), now);
    Map<String, KeptPack> told = left.told(kept);
    news.putAll(told);
    kept.putAll(told);
    long blamed =
        kept.values().stream()
            .filter(KeptPack::stopsAllPacks)
            .mapToLong(KeptPack::generation)
            .filter(earlier -> earlier < generation)
            .max()
            .orElse(-1);
    kept.replaceAll((name, pack) -> pack.asOf(generation).unlessBlamed(blamed));
    return new Observation(seen, kept, news, left.isRunning());
  }

  /** The same with what its queue says of a Job that it holds. */
  public Observation held(String job, String reason) {
    return new Observation(
        jobs.stream()
            .map(seen -> seen.name().equals(job) ? seen.waitingFor(reason) : seen)
            .toList(),
        kept,
        news,
        ending);
  }

  private static Map<String, Job> byName(List<Job> jobs) {
    return jobs.stream()
        .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
        .collect(Collectors.toMap(job -> job.getMetadata().getName(), job -> job));
  }

  /** Results of all trials that have ended, by hash. */
  public Map<String, TrialResult> results() {
    Map<String, TrialResult> results = new HashMap<>();
    for (KeptPack pack : kept.values()) {
      pack.trials().forEach(result -> results.merge(result.hash(), result, Observation::better));
    }
    return results;
  }

  /** Hashes of the trials that have a result, or a Job that may bring one. */
  public Set<String> known() {
    Set<String> known = new HashSet<>();
    results()
        .forEach(
            (hash, result) -> {
              if (result.outcome() != TrialOutcome.FAILED) {
                known.add(hash);
              }
            });
    jobs.stream().filter(SeenJob::isLive).forEach(job -> known.addAll(job.trials()));
    return known;
  }

  /** A trial that failed in one pack may have ended well in another. */
  private static TrialResult better(TrialResult one, TrialResult other) {
    return one.outcome() == TrialOutcome.FAILED ? other : one;
  }

  /**
   * The time that pods of these Jobs have used, as entries to be kept before the Jobs lose them; an
   * entry is about a pod, so that telling twice counts once.
   */
  public Map<String, KeptPack> used(Collection<String> names) {
    Map<String, KeptPack> used = new TreeMap<>();
    for (SeenJob job : jobs) {
      if (names.contains(job.name()) && !job.isKept()) {
        job.pods()
            .forEach(
                (pod, seconds) -> {
                  String key = KeptPack.key(job.name(), pod);
                  KeptPack before = kept.getOrDefault(key, KeptPack.ofTime(0, job.gpus()));
                  if (seconds > before.podSeconds()) {
                    used.put(key, before.lasting(seconds));
                  }
                });
      }
    }
    return used;
  }

  /** The fewest trials that outgrew a pod's memory together under this spec. */
  public OptionalInt outgrown() {
    return kept.values().stream()
        .map(KeptPack::outgrown)
        .filter(trials -> trials != null)
        .mapToInt(Integer::intValue)
        .min();
  }

  /** Hours of GPUs that pods have held so far. */
  public double gpuHours() {
    double seconds =
        kept.values().stream().mapToDouble(pack -> pack.podSeconds() * pack.gpus()).sum();
    for (SeenJob job : jobs) {
      if (!job.isKept()) {
        seconds += job.podSeconds() * job.gpus();
      }
    }
    return seconds / 3600;
  }
}
