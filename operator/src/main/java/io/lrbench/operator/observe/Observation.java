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
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that the cluster says about a benchmark.
 *
 * @param jobs that exist, by name
 * @param kept every pack that has ended, by Job, those in {@code news} included
 * @param news packs that have ended and are in no ConfigMap yet, by Job
 */
public record Observation(
    List<SeenJob> jobs, Map<String, KeptPack> kept, Map<String, KeptPack> news) {
  /** Label that the Job controller puts on its pods. */
  private static final String JOB_NAME = "batch.kubernetes.io/job-name";

  private static final String JOB_UID = "batch.kubernetes.io/controller-uid";

  public Observation {
    jobs = List.copyOf(jobs);
    kept = new TreeMap<>(kept);
    news = new TreeMap<>(news);
  }

  /**
   * Reads the objects of one benchmark; Jobs on their way out are left out.
   *
   * @param results what ConfigMaps keep, by Job
   * @param generation of the spec: trials that failed under an earlier one count as never tried
   */
  public static Observation of(
      List<Job> jobs, List<Pod> pods, Map<String, KeptPack> results, long generation, Instant now) {
    Map<String, KeptPack> kept = new HashMap<>(results);
    Map<String, KeptPack> news = new TreeMap<>();
    Map<String, List<Pod>> podsByJob =
        pods.stream()
            .filter(pod -> pod.getMetadata().getLabels().containsKey(JOB_NAME))
            .collect(Collectors.groupingBy(pod -> pod.getMetadata().getLabels().get(JOB_NAME)));
    List<SeenJob> seen = new ArrayList<>();
    for (Job job : new TreeMap<>(byName(jobs)).values()) {
      String name = job.getMetadata().getName();
      JobReading reading =
          new JobReading(
              job, new SeenPods(ownedBy(job, podsByJob.getOrDefault(name, List.of()))), now);
      KeptPack earlier = kept.get(name);
      boolean isKept = earlier != null && earlier.generation() >= reading.generation();
      if (!isKept) {
        reading
            .ending()
            .map(pack -> earlier == null ? pack : pack.after(earlier))
            .ifPresent(pack -> news.put(name, pack));
      }
      seen.add(reading.seen(isKept));
    }
    kept.putAll(news);
    long blamed =
        kept.values().stream()
            .filter(KeptPack::stopsAllPacks)
            .mapToLong(KeptPack::generation)
            .filter(earlier -> earlier < generation)
            .max()
            .orElse(-1);
    kept.replaceAll((name, pack) -> pack.asOf(generation).unlessBlamed(blamed));
    return new Observation(seen, kept, news);
  }

  /** The same with what its queue says of a Job that it holds. */
  public Observation held(String job, String reason) {
    return new Observation(
        jobs.stream()
            .map(seen -> seen.name().equals(job) ? seen.waitingFor(reason) : seen)
            .toList(),
        kept,
        news);
  }

  /** A Job that was made again has the name of the one before, whose pods may still be there. */
  private static List<Pod> ownedBy(Job job, List<Pod> pods) {
    String uid = job.getMetadata().getUid();
    return pods.stream()
        .filter(
            pod ->
                uid == null || uid.equals(pod.getMetadata().getLabels().getOrDefault(JOB_UID, uid)))
        .toList();
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
      if (names.contains(job.name()) && !kept.containsKey(job.name()) && job.podSeconds() > 0) {
        job.pod()
            .ifPresent(
                pod ->
                    used.put(
                        job.name() + "." + pod, KeptPack.ofTime(job.podSeconds(), job.gpus())));
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
      if (!kept.containsKey(job.name())) {
        seconds += job.podSeconds() * job.gpus();
      }
    }
    return seconds / 3600;
  }
}
