package io.lrbench.trainer.fetch;

/** A network or store that did not answer as it should; another try may go better. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
