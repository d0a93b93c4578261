package io.lrbench.trainer;

import io.lrbench.pack.ExitCode;
import java.util.concurrent.TimeUnit;

/** A process whose next look at the signal never comes. */
final class Dawdler {
  private Dawdler() {}

  /** {@code GRACE_SECONDS [looks]}. */
  public static void main(String[] arguments) throws InterruptedException {
    Termination termination = Termination.awaitingSignals(arguments[0]);
    if (arguments.length > 1) {
      termination.isAsked();
    }
    System.out.println("waits");
    TimeUnit.MINUTES.sleep(1);
    termination.exit(ExitCode.DONE);
  }
}
