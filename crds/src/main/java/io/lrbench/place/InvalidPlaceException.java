package io.lrbench.place;

/** A URI that names no place; the message says what to write. */
public final class InvalidPlaceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidPlaceException(String remedy) {
    super(remedy);
  }
}
