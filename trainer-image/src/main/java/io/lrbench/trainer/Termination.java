package io.lrbench.trainer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Turns a signal that ends the process (SIGTERM, SIGINT) into a wish, and the exit code into ours:
 * Java's own would be 143 at once.
 */
final class Termination {
  private final CompletableFuture<Integer> code = new CompletableFuture<>();
  private final Thread hook = new Thread(this::awaitEnd, "termination");
  private volatile boolean asked;

  private Termination() {}

  static Termination awaitingSignals() {
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  /** Whether the process is to end. */
  boolean isAsked() {
    return asked;
  }

  private void awaitEnd() {
    asked = true;
    Runtime.getRuntime().halt(code.join());
  }

  /** Ends the process. */
  void exit(int exitCode) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      code.complete(exitCode);
      while (true) {
        LockSupport.park(); // the hook ends the process
      }
    }
    System.exit(exitCode);
  }
}
