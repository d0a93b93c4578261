package io.lrbench.operator.fuzz;

/**
 * What one judge says of a manifest.
 *
 * @param kind accepted, refused with a message, or broken by it
 * @param message why it is refused, or what broke
 */
record Verdict(Kind kind, String message) {
  /** How a judge ended. */
  enum Kind {
    ACCEPTED,
    REFUSED,
    CRASHED
  }

  static Verdict accepted() {
    return new Verdict(Kind.ACCEPTED, "");
  }

  static Verdict refused(String message) {
    return new Verdict(Kind.REFUSED, message);
  }

  static Verdict crashed(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return new Verdict(Kind.CRASHED, failure + (trace.length == 0 ? "" : " at " + trace[0]));
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
