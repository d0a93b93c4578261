package io.lrbench.trainer.checkpoint;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * The checkpoints of a pack's trials.
 *
 * @param folder of the benchmark; made when it is needed
 * @param every updates between checkpoints of a trial; 0 goes by time
 * @param stop whether the process was asked to end
 * @param err where it is said what was found and what could not be kept
 */
public record Checkpoints(Path folder, long every, BooleanSupplier stop, PrintStream err) {
  /**
   * A trial's.
   *
   * @param trial hash of its content
   * @param model hash of the weights it starts from
   * @param data hash of its examples
   */
  public TrialCheckpoints of(String trial, String model, String data) {
    return new TrialCheckpoints(
        new TrialFolder(folder, trial),
        new CheckpointKey(trial, model, data),
        new Cadence(every),
        stop,
        err);
  }
}
