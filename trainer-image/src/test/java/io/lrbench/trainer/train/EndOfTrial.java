package io.lrbench.trainer.train;

import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.util.List;
import java.util.Optional;

/** Remembers what a trial ended with, and lets another one go on from there. */
final class EndOfTrial implements TrialKeeper {
  private final Optional<TrialProgress> start;
  private final List<StoredTensor> state;
  private TrialProgress end;
  private List<StoredTensor> endState;

  /** For a trial from update 0. */
  EndOfTrial() {
    this(Optional.empty(), List.of());
  }

  private EndOfTrial(Optional<TrialProgress> start, List<StoredTensor> state) {
    this.start = start;
    this.state = state;
  }

  TrialProgress end() {
    return end;
  }

  /** For a trial that goes on from what another one has left. */
  EndOfTrial continued(TrialProgress reached) {
    return new EndOfTrial(Optional.of(reached), endState);
  }

  @Override
  public Optional<TrialProgress> resume(TrainableModel model) {
    start.ifPresent(reached -> model.restore(state));
    return start;
  }

  @Override
  public Wish wish(long update) {
    return Wish.GO_ON;
  }

  @Override
  public void keep(TrialProgress reached, TrainableModel model) {
    throw new IllegalStateException("nobody wished for it");
  }

  @Override
  public void keepEnd(TrialProgress reached, TrainableModel model) {
    end = reached;
    endState = model.state();
  }
}
