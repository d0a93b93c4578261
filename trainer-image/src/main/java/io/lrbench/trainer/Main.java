package io.lrbench.trainer;

import io.lrbench.trainer.pack.PackCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Trains one pack and exits. */
public final class Main {
  /** Held, as the log manager forgets loggers that nobody holds. */
  private static final Logger ENGINE = Logger.getLogger("ai.djl");

  private Main() {}

  /** See {@link PackCommand}. */
  public static void main(String[] arguments) {
    // What the error stream holds is shown to the user; the engine's start is no news.
    ENGINE.setLevel(Level.WARNING);
    Parent.endWith(System.getenv(Parent.VARIABLE));
    Optional<Termination> termination =
        Optional.ofNullable(System.getenv(PackCommand.CHECKPOINTS))
            .map(folder -> Termination.awaitingSignals());
    BooleanSupplier stop = () -> termination.map(Termination::isAsked).orElse(false);
    int code = run(stop, List.of(arguments));
    System.out.flush();
    System.err.flush();
    termination.ifPresent(ending -> ending.exit(code));
    System.exit(code);
  }

  private static int run(BooleanSupplier stop, List<String> arguments) {
    try {
      return new PackCommand(System.getenv(), System.out, System.err, stop).run(arguments);
    } catch (Exception | OutOfMemoryError | LinkageError e) {
      e.printStackTrace();
      return PackCommand.FAILED;
    }
  }
}
