package io.lrbench.operator.status;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.LeaderboardRow;
import io.lrbench.api.RangeTestRow;
import io.lrbench.api.TrialCounts;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the summary condition says to people. */
record Message(
    LRBenchmarkSpec spec,
    Standing standing,
    TrialCounts counts,
    List<LeaderboardRow> leaderboard,
    List<RangeTestRow> rangeTests,
    Observation seen,
    Optional<String> obstacle) {
  private static final int LONGEST = 1024;
  private static final int NAMED_TIES = 3;

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(finished());
    switch (standing) {
      case RUNNING -> running(parts);
      case SUSPENDED -> parts.add("suspended: set spec.suspend to false to go on");
      case ALL_TRIALS_FINISHED -> best(parts, "best: ");
      case TRIALS_FAILED, INVALID_SPEC, NOT_SUPPORTED -> failures(parts);
      case TIME_LIMIT_REACHED ->
          parts.add(
              "execution.timeLimit "
                  + spec.execution().timeLimit()
                  + " is over; raise it to go on");
      case GPU_HOURS_EXHAUSTED ->
          parts.add(
              "execution.maxGpuHours "
                  + spec.execution().maxGpuHours()
                  + " are used up; raise it to go on");
    }
    String text = String.join("; ", parts);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private String finished() {
    return counts.done().replace("/", " of ") + " trials finished";
  }

  private void running(List<String> parts) {
    if (seen.jobs().stream().anyMatch(job -> job.fetches() && job.isLive())) {
      parts.add("fetching model and data into the cache that all pods read");
    }
    if (counts.running() > 0) {
      parts.add(counts.running() + " running");
    }
    best(parts, "provisional best: ");
    obstacle.ifPresent(reason -> parts.add("Jobs cannot be created: " + reason));
    waiting().ifPresent(reason -> parts.add("a pod waits: " + reason));
    seen.outgrown()
        .ifPresent(
            trials ->
                parts.add(
                    trials
                        + " trials outgrew the memory of a pod together, so that a pod trains "
                        + Math.max(1, trials / 2)
                        + " at most; raise resources.memory for more"));
  }

  private Optional<String> waiting() {
    return seen.jobs().stream()
        .filter(SeenJob::isLive)
        .map(SeenJob::waiting)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private void best(List<String> parts, String words) {
    rangeTests.stream()
        .filter(test -> test.suggestedLr() != null)
        .limit(NAMED_TIES)
        .map(test -> test.policy() + " suggests " + Rounded.value(test.suggestedLr()))
        .forEach(parts::add);
    if (leaderboard.isEmpty() && !rangeTests.isEmpty()) {
      return;
    }
    if (leaderboard.isEmpty() || leaderboard.get(0).mean() == null) {
      if (standing.isFinal()) {
        parts.add(
            counts.succeeded() == 0
                ? "every trial diverged, so there is no best policy"
                : "no trial has a finite score, so there is no best policy");
      }
      return;
    }
    parts.add(words + leaderboard.get(0).policy() + ties());
    if (spec.seeds().size() == 1) {
      parts.add("one seed tells no spread: add seeds for intervals and ties");
    } else if (counts.diverged() > 0 && standing.isFinal()) {
      parts.add(counts.diverged() + " diverged");
    }
  }

  private String ties() {
    List<String> tied =
        leaderboard.stream()
            .skip(1)
            .filter(row -> Boolean.TRUE.equals(row.tiedWithBest()))
            .map(LeaderboardRow::policy)
            .toList();
    if (tied.isEmpty() || !standing.isFinal()) {
      return "";
    }
    String names = tied.stream().limit(NAMED_TIES).collect(Collectors.joining(", "));
    int others = tied.size() - NAMED_TIES;
    return ", tied with " + names + (others > 0 ? " and " + others + " more" : "");
  }

  private void failures(List<String> parts) {
    if (counts.failed() > 0) {
      parts.add(counts.failed() + " failed");
    }
    List<String> errors =
        seen.kept().values().stream()
            .filter(KeptPack::hasFailures)
            .map(KeptPack::error)
            .filter(error -> error != null)
            .distinct()
            .limit(2)
            .toList();
    parts.addAll(errors);
    if (!errors.isEmpty() || counts.failed() > 0) {
      parts.add(
          "any change of the spec tries " + (counts.failed() > 0 ? "them again" : "it again"));
    }
  }
}
