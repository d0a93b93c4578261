package io.lrbench.trainer.train;

import io.lrbench.trainer.model.TrainableModel;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Keeps what a trial has reached, so that another process goes on with it. */
public interface TrialKeeper {
  /** What to do before an update. */
  enum Wish {
    GO_ON,
    KEEP,
    KEEP_AND_STOP,
    STOP
  }

  /** Keeps nothing and never stops a trial. */
  TrialKeeper NONE = nothing(() -> false);

  /** Keeps nothing, as there is no place for it, and stops a trial when it is to. */
  static TrialKeeper nothing(BooleanSupplier stop) {
    return new TrialKeeper() {
      @Override
      public Optional<TrialProgress> resume(TrainableModel model) {
        return Optional.empty();
      }

      @Override
      public Wish wish(long update) {
        return stop.getAsBoolean() ? Wish.STOP : Wish.GO_ON;
      }

      @Override
      public void keep(TrialProgress reached, TrainableModel model) {
        throw new IllegalStateException("nobody wished for it");
      }

      @Override
      public void keepEnd(TrialProgress end, TrainableModel model) {
        // Nobody goes on from it.
      }
    };
  }

  /** What was kept of the trial; the model has taken up its state. Empty starts at update 0. */
  Optional<TrialProgress> resume(TrainableModel model);

  /** Asked before every update and before the last evaluation. */
  Wish wish(long update);

  /** Keeps both, whole or not at all. */
  void keep(TrialProgress reached, TrainableModel model);

  /** After the last update: may keep both, for a longer trial to go on from. */
  void keepEnd(TrialProgress end, TrainableModel model);
}
