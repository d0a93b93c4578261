package io.lrbench.trainer.train;

/** A trial would not have come by what a shorter one ended with. */
public final class OtherCourseException extends Exception {
  private static final long serialVersionUID = 1L;

  OtherCourseException(String message) {
    super(message);
  }
}
