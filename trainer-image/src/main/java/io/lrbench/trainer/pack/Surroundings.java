package io.lrbench.trainer.pack;

import io.lrbench.trainer.checkpoint.Checkpoints;
import io.lrbench.trainer.fetch.Places;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a pack finds around it.
 *
 * @param places where URIs lead to
 * @param checkpoints folder that outlives the process; empty where there is none
 * @param device {@code cpu} or {@code gpu}; empty takes what there is
 * @param stop whether the process was asked to end
 * @param err messages go here
 */
record Surroundings(
    Places places,
    Optional<Path> checkpoints,
    Optional<String> device,
    BooleanSupplier stop,
    PrintStream err) {
  static Surroundings of(
      Map<String, String> environment, BooleanSupplier stop, PrintStream out, PrintStream err) {
    Path files = Path.of(environment.getOrDefault("LRBENCH_FILES", "")).toAbsolutePath();
    return new Surroundings(
        Places.of(environment, files, new FetchLines(out)),
        Optional.ofNullable(environment.get(PackCommand.CHECKPOINTS)).map(Path::of),
        Optional.ofNullable(environment.get("LRBENCH_DEVICE")),
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
