package io.lrbench.trainer.checkpoint;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
   * @param lineage empty where no other trial's end is of use to it
   */
  public TrialCheckpoints of(String trial, String model, String data, Optional<Lineage> lineage) {
    Consumer<String> say = what -> err.println("trial " + trial + " " + what);
    return new TrialCheckpoints(
        new CheckpointFiles(folder, trial),
        CheckpointKey.ofTrial(trial, model, data),
        lineage.map(own -> new LineageEnd(own, folder, model, data, say)),
        new Cadence(every),
        stop,
        say);
  }
}
