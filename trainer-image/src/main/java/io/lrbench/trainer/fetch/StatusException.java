package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An answer other than the one asked for. */
final class StatusException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  private final int status;
  private final String code;
  private final boolean elsewhere;
  private final Duration wait;

  /**
   * @param status of HTTP
   * @param code the server's own word for it; empty where it has none
   * @param elsewhere whether a server answered that the first one only pointed at
   * @param wait what the server asks to wait before another try; zero where it asks for nothing
   */
  StatusException(String message, int status, String code, boolean elsewhere, Duration wait) {
    super(message);
    this.status = status;
    this.code = code;
    this.elsewhere = elsewhere;
    this.wait = wait;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Optional<Duration> wanted() {
    return wait.isZero() ? Optional.empty() : Optional.of(wait);
  }

  /** A link to another server is signed for a while: the first server gives a new one. */
  boolean mayPass() {
    return status == TIMEOUT || status == TOO_MANY || status >= SERVER || elsewhere;
  }
}
