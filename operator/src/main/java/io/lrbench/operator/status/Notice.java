package io.lrbench.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.api.SummaryCondition;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Something that a person would want to read in the events of a benchmark.
 *
 * @param key what it is told once about, such as one policy's divergence
 * @param warning whether somebody may have to do something
 * @param reason in one word
 * @param message in a sentence
 */
public record Notice(String key, boolean warning, String reason, String message) {
  /**
   * What changed from one status to the next: a start, a first result, more trials, a suspension,
   * an end, a rejection, and that it goes on after one of these.
   */
  public static List<Notice> ofChange(LRBenchmark before, LRBenchmarkStatus after) {
    String reason = reason(after);
    String earlier = reason(before.getStatus());
    String message = message(after);
    List<Notice> notices = new ArrayList<>(ofProgress(before, after));
    notices.addAll(ofReason(before, after, reason, earlier, message));
    return notices;
  }

  private static List<Notice> ofReason(
      LRBenchmark before, LRBenchmarkStatus after, String reason, String earlier, String message) {
    if (reason.equals(earlier) && !isAnotherRefusal(before.getStatus(), after, message)) {
      return List.of();
    }
    String key = reason + "/" + after.observedGeneration();
    return switch (reason) {
      case "Running" ->
          List.of(
              earlier.equals("Suspended")
                  ? new Notice(key, false, "Resumed", started(before, after))
                  : wasStarted(before)
                      ? new Notice(key, false, "Resumed", resumed(before.getStatus(), after))
                      : new Notice(key, false, "Started", started(before, after)));
      case "AllTrialsFinished" -> List.of(new Notice(key, false, "Finished", message));
      case "Suspended" -> List.of(new Notice(key, false, reason, message));
      default -> List.of(new Notice(key, true, reason, message));
    };
  }

  /** The first result, and an edit that asks for more or fewer trials. */
  private static List<Notice> ofProgress(LRBenchmark benchmark, LRBenchmarkStatus after) {
    List<Notice> notices = new ArrayList<>();
    if (after.trials() == null) {
      return notices;
    }
    LRBenchmarkStatus before = benchmark.getStatus();
    boolean hadTrials = before != null && before.trials() != null;
    if (hadTrials && before.trials().total() != after.trials().total().intValue()) {
      boolean more = before.trials().total() < after.trials().total();
      notices.add(
          new Notice(
              "Trials/" + after.observedGeneration(),
              false,
              more ? "Extended" : "Reduced",
              "from "
                  + before.trials().total()
                  + " to "
                  + after.trials().total()
                  + " trials; results of those that stayed the same are kept"));
    }
    if (after.best() != null && (before == null || before.best() == null)) {
      notices.add(
          new Notice(
              "FirstResult",
              false,
              "FirstResult",
              after.trials().done()
                  + " trials; policy "
                  + after.best().policy()
                  + ", "
                  + after.best().metric()
                  + " "
                  + after.best().mean()));
    }
    return notices;
  }

  /** A spec that was mended in one place may be wrong in another. */
  private static boolean isAnotherRefusal(
      LRBenchmarkStatus before, LRBenchmarkStatus after, String message) {
    return SummaryCondition.of(after).map(Condition::getStatus).filter("False"::equals).isPresent()
        && !before.observedGeneration().equals(after.observedGeneration())
        && !message.equals(message(before));
  }

  private static boolean wasStarted(LRBenchmark benchmark) {
    return benchmark.getStatus() != null && benchmark.getStatus().startTime() != null;
  }

  /** Why a benchmark goes on that had ended or was refused. */
  private static String resumed(LRBenchmarkStatus before, LRBenchmarkStatus after) {
    String cause =
        after.observedGeneration().equals(before.observedGeneration())
            ? reason(before) + " no longer holds"
            : "the spec has changed";
    return cause + "; " + after.trials().done() + " trials have ended";
  }

  private static String started(LRBenchmark benchmark, LRBenchmarkStatus after) {
    int seeds = benchmark.getSpec().seeds().size();
    int total = after.trials().total();
    return total / seeds + " policies × " + seeds + " seeds = " + total + " trials";
  }

  /** The trials of packs just ended that diverged: one notice a policy. */
  public static List<Notice> ofDivergence(Plan plan, Collection<KeptPack> ended) {
    List<Notice> notices = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (KeptPack pack : ended) {
      for (TrialResult result : pack.trials()) {
        if (result.outcome() != TrialOutcome.DIVERGED) {
          continue;
        }
        for (Trial trial : plan.trials()) {
          if (trial.hash().equals(result.hash()) && told.add(trial.policy().name())) {
            notices.add(
                new Notice(
                    "Diverged/" + trial.policy().name(),
                    true,
                    "Diverged",
                    "policy "
                        + trial.policy().name()
                        + ", seed "
                        + trial.seed()
                        + ": the loss was not finite at update "
                        + result.updates()
                        + "; it ranks last"));
          }
        }
      }
    }
    return notices;
  }

  private static String reason(LRBenchmarkStatus status) {
    return SummaryCondition.of(status).map(Condition::getReason).orElse("");
  }

  private static String message(LRBenchmarkStatus status) {
    return SummaryCondition.of(status).map(Condition::getMessage).orElse("");
  }
}
