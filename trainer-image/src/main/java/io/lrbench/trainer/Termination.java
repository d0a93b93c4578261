package io.lrbench.trainer;

import io.lrbench.pack.ExitCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Turns a signal that ends the process (SIGTERM, SIGINT) into a wish, and the exit code into ours:
 * Java's own would be 143 at once. Until somebody looks at it, there is nothing to end in order.
 */
final class Termination {
  /** Holds the seconds between SIGTERM and SIGKILL. */
  static final String VARIABLE = "LRBENCH_GRACE_SECONDS";

  /** Of that time so much is used; what is killed ends as if memory were short. */
  private static final double USED = 0.9;

  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Duration patience;
  private final CompletableFuture<Integer> code = new CompletableFuture<>();
  private final Thread hook = new Thread(this::awaitEnd, "termination");
  private volatile boolean asked;
  private volatile boolean heeded;

  private Termination(Duration patience) {
    this.patience = patience;
  }

  /**
   * @param graceSeconds of the environment; null where nobody kills
   */
  static Termination awaitingSignals(String graceSeconds) {
    Termination termination = new Termination(patience(graceSeconds));
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  private static Duration patience(String graceSeconds) {
    return graceSeconds == null || !graceSeconds.matches("[0-9]{1,9}")
        ? FOR_EVER
        : Duration.ofMillis((long) (Long.parseLong(graceSeconds) * 1000 * USED));
  }

  /** Whether the process is to end; who has looked once is waited for from then on. */
  boolean isAsked() {
    heeded = true;
    return asked;
  }

  private void awaitEnd() {
    asked = true;
    Runtime.getRuntime().halt(heeded ? codeInTime() : ExitCode.STOPPED);
  }

  /** An update or an evaluation may take longer than there is time. */
  private int codeInTime() {
    try {
      return code.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      return ExitCode.STOPPED;
    }
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
