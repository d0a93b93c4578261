package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.time.Duration;

/**
 * Tries again what a network broke, with waits that double.
 *
 * @param tries at most, at least 1
 * @param first wait
 * @param longest wait, also where a server asks for a longer one
 * @param pause waits
 */
record Retries(int tries, Duration first, Duration longest, Pause pause) {
  /** Lets time pass. */
  interface Pause {
    void await(Duration time) throws InterruptedException;
  }

  /** Something that a network may break. */
  interface Attempt<T> {
    T make() throws IOException;
  }

  static Retries standard() {
    return new Retries(
        6, Duration.ofSeconds(1), Duration.ofMinutes(2), time -> Thread.sleep(time.toMillis()));
  }

  Retries atMost(int fewer) {
    return new Retries(Math.min(tries, fewer), first, longest, pause);
  }

  /**
   * @param what is tried, for messages
   * @throws StatusException an answer that another try would not change
   * @throws UnreachableException every try failed
   */
  <T> T call(String what, Attempt<T> attempt) throws StatusException {
    for (int failures = 1; ; failures++) {
      try {
        return attempt.make();
      } catch (IOException e) {
        failed(what, e, failures);
      }
    }
  }

  /**
   * Waits after a failure.
   *
   * @param failures in a row, at least 1
   */
  void failed(String what, IOException failure, int failures) throws StatusException {
    if (failure instanceof StatusException status && !status.mayPass()) {
      throw status;
    }
    if (failures >= tries) {
      throw new UnreachableException(
          what + ": gave up after " + failures + " tries: " + reason(failure), failure);
    }
    try {
      pause.await(delay(failure, failures));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(what + ": interrupted", e);
    }
  }

  /** What a server asks for, else 1, 2, 4, … times the first. */
  Duration delay(IOException failure, int failures) {
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
    Duration wanted =
        failure instanceof StatusException status ? status.wanted().orElse(doubled) : doubled;
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    return failure instanceof StatusException
        ? message
        : failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
