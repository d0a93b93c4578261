package io.lrbench.trainer.pack;

import io.lrbench.trainer.checkpoint.Checkpoints;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a pack finds around it.
 *
 * @param files what relative URIs start at
 * @param checkpoints folder that outlives the process; empty where there is none
 * @param stop whether the process was asked to end
 * @param err messages go here
 */
record Surroundings(Path files, Optional<Path> checkpoints, BooleanSupplier stop, PrintStream err) {
  static Surroundings of(Map<String, String> environment, BooleanSupplier stop, PrintStream err) {
    return new Surroundings(
        Path.of(environment.getOrDefault("LRBENCH_FILES", "")).toAbsolutePath(),
        Optional.ofNullable(environment.get(PackCommand.CHECKPOINTS)).map(Path::of),
        stop,
        err);
  }

  /**
   * @param every updates between checkpoints; 0 goes by time
   */
  Keeping keeping(long every) {
    return new Keeping(checkpoints.map(folder -> new Checkpoints(folder, every, stop, err)), stop);
  }
}
