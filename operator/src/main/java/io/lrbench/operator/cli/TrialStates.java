package io.lrbench.operator.cli;

import io.lrbench.operator.cli.progress.TrialView;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.Map;

/**
 * How far each planned trial is. What is known goes by content: trials of two policies with the
 * same content are trained once, and both have what came of it.
 *
 * @param planned in manifest order, then seeds
 * @param ended results by hash
 * @param running how much is done of trials in training, 0 to 1, by hash
 */
record TrialStates(
    List<Trial> planned, Map<String, TrialResult> ended, Map<String, Double> running) {
  TrialStates {
    planned = List.copyOf(planned);
    ended = Map.copyOf(ended);
    running = Map.copyOf(running);
  }

  /** One view for each planned trial, in their order. */
  List<TrialView> views() {
    return planned.stream().map(this::view).toList();
  }

  /** How much of all planned trials is done, 0 to 1. */
  double share() {
    double done = 0;
    for (Trial trial : planned) {
      done += ended.containsKey(trial.hash()) ? 1 : running.getOrDefault(trial.hash(), 0.0);
    }
    return done / planned.size();
  }

  private TrialView view(Trial trial) {
    TrialResult result = ended.get(trial.hash());
    return new TrialView(trial.policy().name(), trial.seed(), state(trial, result), result);
  }

  private TrialView.State state(Trial trial, TrialResult result) {
    if (result == null) {
      return running.containsKey(trial.hash()) ? TrialView.State.RUNNING : TrialView.State.PENDING;
    }
    return switch (result.outcome()) {
      case SUCCEEDED -> TrialView.State.SUCCEEDED;
      case DIVERGED -> TrialView.State.DIVERGED;
      case FAILED -> TrialView.State.FAILED;
    };
  }
}
