package io.lrbench.trainer.checkpoint;

/** A file that no trial goes on from. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }
}
