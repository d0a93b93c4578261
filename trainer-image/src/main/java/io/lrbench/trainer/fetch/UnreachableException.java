package io.lrbench.trainer.fetch;

/** A network or store that did not answer as it should; another try may go better. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param field of the manifest
   * @param shown the place's address
   * @param found what came instead of an answer
   * @param remedy what to look at
   */
  UnreachableException(String field, String shown, String found, String remedy, Throwable cause) {
    this(field + ": expected the files of " + shown + ", found " + found + "; " + remedy, cause);
  }
}
