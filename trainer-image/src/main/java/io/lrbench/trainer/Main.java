package io.lrbench.trainer;

import io.lrbench.pack.ExitCode;
import io.lrbench.trainer.pack.PackCommand;
import java.util.List;
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
    Termination termination = Termination.awaitingSignals(System.getenv(Termination.VARIABLE));
    int code = run(termination::isAsked, List.of(arguments));
    System.out.flush();
    System.err.flush();
    termination.exit(code);
  }

  private static int run(BooleanSupplier stop, List<String> arguments) {
    try {
      return new PackCommand(System.getenv(), System.out, System.err, stop).run(arguments);
    } catch (Exception | OutOfMemoryError | LinkageError e) {
      e.printStackTrace();
      return ExitCode.FAILED;
    }
  }
}
