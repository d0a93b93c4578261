package io.lrbench.trainer.fetch;

import java.io.IOException;

/** A file that came twice with other content than it has to have. */
final class WrongContentException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String actual;

  WrongContentException(String name, Checksum expected, String actual) {
    super(
        name
            + ": expected content with "
            + expected.kind()
            + " "
            + expected.hex()
            + ", found "
            + actual
            + ", twice");
    this.expected = expected.hex();
    this.actual = actual;
  }

  String expected() {
    return expected;
  }

  String actual() {
    return actual;
  }
}
