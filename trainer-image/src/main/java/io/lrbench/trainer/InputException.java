package io.lrbench.trainer;

/** The user's mistake: a file, shape or setting that only the user can change; exit code 2. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param where file or field
   * @param expected what should be there
   * @param found what is there
   * @param remedy what to write or do instead
   */
  public InputException(String where, String expected, String found, String remedy) {
    super(where + ": expected " + expected + ", found " + found + "; " + remedy);
  }
}
