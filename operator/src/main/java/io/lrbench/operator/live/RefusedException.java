package io.lrbench.operator.live;

/** Why a request is not served. */
final class RefusedException extends Exception {
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int UNAVAILABLE = 503;
  static final int FULL = 507;

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
