package io.lrbench.operator.observe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a pack that has ended, one result for each of its trials; or of a pod that ended
 * before its pack did, under a {@link #key} of its own.
 *
 * @param trials results in the pack's order; {@link TrialOutcome#FAILED} where there is none; of a
 *     pod, those of the trials that it finished
 * @param facts what the trials share; null where the pack failed before training
 * @param error why trials failed; null where none did
 * @param userError whether the user, not the cluster, has to mend that
 * @param podSeconds time of the pack's pods, tries that failed included
 * @param gpus of each of these pods
 * @param generation of the spec that the pack was made for
 * @param outgrown how many trials outgrew their memory together; those without a result are not
 *     failed but to be trained yet; null where they did not
 */
@JsonInclude(Include.NON_NULL)
public record KeptPack(
    List<TrialResult> trials,
    PackFacts facts,
    String error,
    boolean userError,
    double podSeconds,
    int gpus,
    long generation,
    Integer outgrown) {
  public KeptPack {
    trials = List.copyOf(trials);
  }

  /** A pack that had memory enough. */
  public KeptPack(
      List<TrialResult> trials,
      PackFacts facts,
      String error,
      boolean userError,
      double podSeconds,
      int gpus,
      long generation) {
    this(trials, facts, error, userError, podSeconds, gpus, generation, null);
  }

  /** Trials that are to be trained in smaller packs. */
  static KeptPack outgrown(
      int trials, PackResult answer, String error, double podSeconds, int gpus, long generation) {
    return new KeptPack(
        answer.trials(), answer.facts(), error, false, podSeconds, gpus, generation, trials);
  }

  /** The pack's answer, with a failed trial for every hash that it lacks. */
  static KeptPack of(
      List<String> hashes,
      PackResult answer,
      String error,
      boolean userError,
      double podSeconds,
      int gpus,
      long generation) {
    List<TrialResult> results = new ArrayList<>();
    for (String hash : hashes) {
      results.add(
          answer.trials().stream()
              .filter(result -> result.hash().equals(hash))
              .findFirst()
              .orElseGet(() -> failed(hash)));
    }
    return new KeptPack(results, answer.facts(), error, userError, podSeconds, gpus, generation);
  }

  private static TrialResult failed(String hash) {
    return new TrialResult(
        hash, TrialOutcome.FAILED, 0, null, null, null, null, null, null, null, null, null);
  }

  /** Where a pod's share is kept; the pack's own is under the Job's name. */
  static String key(String job, String pod) {
    return job + "." + pod;
  }

  /** Only the time of a pod, which its Job is about to lose. */
  static KeptPack ofTime(double podSeconds, int gpus) {
    return stopped(List.of(), null, podSeconds, gpus, 0);
  }

  /** Trials that a pod finished before it was stopped; of the others nothing is said. */
  static KeptPack stopped(
      List<TrialResult> finished, PackFacts facts, double podSeconds, int gpus, long generation) {
    return new KeptPack(finished, facts, null, false, podSeconds, gpus, generation);
  }

  /** The same of a pod that has run for longer. */
  KeptPack lasting(double seconds) {
    return new KeptPack(trials, facts, error, userError, seconds, gpus, generation, outgrown);
  }

  /**
   * What counts for a later spec: its author may have mended why trials failed, and may have what
   * was fetched trained in a way that takes other memory.
   */
  KeptPack asOf(long current) {
    if (generation >= current) {
      return this;
    }
    if (hasFetched()) {
      return new KeptPack(
          trials, facts.withoutMemory(), error, userError, podSeconds, gpus, generation);
    }
    if (!hasFailures() && outgrown == null) {
      return this;
    }
    List<TrialResult> results =
        trials.stream().filter(result -> result.outcome() != TrialOutcome.FAILED).toList();
    return new KeptPack(results, facts, null, false, podSeconds, gpus, generation);
  }

  /** The pack with the time of an earlier attempt at it. */
  KeptPack after(KeptPack earlier) {
    return new KeptPack(
        trials,
        facts,
        error,
        userError,
        podSeconds + earlier.podSeconds,
        gpus,
        generation,
        outgrown);
  }

  /** Whether model and data are where every pack reads them: of a pack without trials. */
  public boolean hasFetched() {
    return trials.isEmpty() && facts != null && outgrown == null;
  }

  /**
   * A fetch counts no more once a pack has found its inputs wrong: what it had fetched may be gone.
   *
   * @param blamed the last generation that found them so
   */
  KeptPack unlessBlamed(long blamed) {
    return hasFetched() && generation <= blamed
        ? new KeptPack(trials, null, null, false, podSeconds, gpus, generation)
        : this;
  }

  /** Whether the user's error is one of model or data, which every other pack would meet too. */
  public boolean stopsAllPacks() {
    return userError && facts == null;
  }

  /** Trials without a result, or nothing fetched for them. */
  public boolean hasFailures() {
    return (trials.isEmpty() && error != null && outgrown == null)
        || trials.stream().anyMatch(result -> result.outcome() == TrialOutcome.FAILED);
  }
}
