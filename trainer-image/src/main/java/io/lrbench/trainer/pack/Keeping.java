package io.lrbench.trainer.pack;

import io.lrbench.pack.PackFacts;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.checkpoint.Checkpoints;
import io.lrbench.trainer.checkpoint.Lineage;
import io.lrbench.trainer.checkpoint.TrialCheckpoints;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How a pack outlives its process.
 *
 * @param checkpoints of its trials; empty where there is no folder for them
 * @param stop whether the process was asked to end
 */
record Keeping(Optional<Checkpoints> checkpoints, BooleanSupplier stop) {
  boolean isStopAsked() {
    return stop.getAsBoolean();
  }

  /**
   * A trial's.
   *
   * @param lineage empty where no other trial's end is of use to it
   */
  Optional<TrialCheckpoints> of(TrialConfig trial, PackFacts facts, Optional<Lineage> lineage) {
    return checkpoints.map(
        all -> all.of(trial.hash(), facts.modelHash(), facts.dataHash(), lineage));
  }
}
