package io.lrbench.operator.observe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One Job of a benchmark as last seen.
 *
 * @param name of the Job
 * @param trials hashes of its trials
 * @param stage where it stands
 * @param queued whether a queue, not the operator, decides when it runs
 * @param running whether one of its pods trains now, or has just ended well
 * @param podSeconds time of its pods so far that is not kept yet
 * @param gpus of each of its pods
 * @param pods seconds that each of its pods has run, by pod
 * @param waiting why no pod starts, where one should
 * @param failure how the last try failed that another one has followed
 * @param ended when it ended, where it has
 * @param made how it was made
 */
public record SeenJob(
    String name,
    List<String> trials,
    Stage stage,
    boolean queued,
    boolean running,
    double podSeconds,
    int gpus,
    Map<String, Double> pods,
    Optional<String> waiting,
    Optional<String> failure,
    Optional<Instant> ended,
    Made made) {
  /** Where a Job stands. */
  public enum Stage {
    /** Waits for its pod, or has one. */
    ACTIVE,
    /** Holds no pod until it is resumed. */
    SUSPENDED,
    /** Finished, but its pod's answer has not been seen yet. */
    AWAITING,
    /** Finished, and its answer is gone with its pod. */
    LOST,
    /** Its results are kept, but another container of its pod goes on. */
    HELD,
    /** Finished; its results are kept. */
    ENDED
  }

  public SeenJob {
    trials = List.copyOf(trials);
    pods = new TreeMap<>(pods);
  }

  /** Whether it fetches model and data for the packs. */
  public boolean fetches() {
    return trials.isEmpty();
  }

  /** The same where something keeps its pod from starting. */
  SeenJob waitingFor(String reason) {
    return new SeenJob(
        name,
        trials,
        stage,
        queued,
        running,
        podSeconds,
        gpus,
        pods,
        Optional.of(reason),
        failure,
        ended,
        made);
  }

  /** Whether it has neither a pod that trains nor an answer on its way: nothing is lost with it. */
  public boolean isIdle() {
    return (stage == Stage.ACTIVE || stage == Stage.SUSPENDED) && !running;
  }

  /** Whether what came of it, the time of its pods included, is kept under its name. */
  boolean isKept() {
    return stage == Stage.HELD || stage == Stage.ENDED;
  }

  /** Whether its trials may still get a result from it. */
  public boolean isLive() {
    return stage == Stage.ACTIVE || stage == Stage.SUSPENDED || stage == Stage.AWAITING;
  }
}
