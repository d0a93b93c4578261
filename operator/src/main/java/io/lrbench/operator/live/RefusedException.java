package io.lrbench.operator.live;

/** Why a report is not taken. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status as HTTP counts it
   * @param message what was expected, and what was found
   */
  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
