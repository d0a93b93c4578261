package io.lrbench.operator.live;

/** The token of a request's header. */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /**
   * The token.
   *
   * @param authorization the header; null where there is none
   */
  static String token(String authorization) throws RefusedException {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      throw new RefusedException(
          RefusedException.UNAUTHORIZED,
          "expected the header Authorization: Bearer TOKEN, found none");
    }
    return authorization.substring(SCHEME.length()).strip();
  }
}
