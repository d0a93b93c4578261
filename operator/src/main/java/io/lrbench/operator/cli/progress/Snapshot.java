package io.lrbench.operator.cli.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run at one moment.
 *
 * @param benchmark its name
 * @param trials all trials, in manifest order, then seeds
 * @param metric the objective's name
 * @param share of the work that is done, 0 to 1
 * @param elapsed since the run began
 * @param waiting what holds it up; empty if nothing does
 */
public record Snapshot(
    String benchmark,
    List<TrialView> trials,
    String metric,
    double share,
    Duration elapsed,
    Optional<String> waiting) {
  /** Below this share an estimate says more about start-up than about training. */
  private static final double ENOUGH = 0.02;

  public Snapshot {
    trials = List.copyOf(trials);
  }

  /** The same run when nothing had happened yet. */
  public Snapshot beforehand() {
    return new Snapshot(benchmark, List.of(), metric, 0, Duration.ZERO, Optional.empty());
  }

  public long finished() {
    return trials.stream().filter(trial -> trial.state().isFinished()).count();
  }

  /** What is left, if the rest takes as long as what is done. */
  public Optional<Duration> remaining() {
    if (share < ENOUGH || share >= 1) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - share) / share)));
  }

  /** The trials of each policy, in manifest order. */
  public Map<String, List<TrialView>> byPolicy() {
    Map<String, List<TrialView>> grouped = new LinkedHashMap<>();
    for (TrialView trial : trials) {
      grouped.computeIfAbsent(trial.policy(), name -> new ArrayList<>()).add(trial);
    }
    return grouped;
  }
}
