package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/**
 * Tries again what a network broke, with waits that double.
 *
 * @param tries at most, at least 1
 * @param first wait
 * @param longest wait, also where a server asks for a longer one
 * @param pause waits
 * @param watcher is told of every wait
 */
record Retries(int tries, Duration first, Duration longest, Pause pause, Watcher watcher) {
  /** Lets time pass. */
  interface Pause {
    void await(Duration time) throws InterruptedException;
  }

  /** Something that a network may break. */
  interface Attempt<T> {
    T make() throws IOException;
  }

  static Retries standard(Watcher watcher) {
    return new Retries(
        6,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        time -> Thread.sleep(time.toMillis()),
        watcher);
  }

  Retries atMost(int fewer) {
    return new Retries(Math.min(tries, fewer), first, longest, pause, watcher);
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
      throw new UnreachableException(cause(failure) + ", after " + failures + " attempts", failure);
    }
    Duration wait = delay(failure, failures);
    watcher.notice(
        "attempt %d of %d in %d s: %s"
            .formatted(failures + 1, tries, wait.toSeconds(), told(what, failure)));
    try {
      pause.await(wait);
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

  /** A status says itself what was asked for. */
  private static String told(String what, IOException failure) {
    return failure instanceof StatusException ? failure.getMessage() : what + ": " + cause(failure);
  }

  private static String cause(IOException failure) {
    if (isUnknownHost(failure)) {
      return "its host has no address";
    }
    String message = failure.getMessage();
    if (message == null) {
      return failure instanceof ConnectException
          ? "no connection"
          : failure.getClass().getSimpleName();
    }
    return message;
  }

  /** Whether no name service knows the host. */
  static boolean isUnknownHost(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
