package io.lrbench.vocabulary;

/** A policy that the resource describes and this version cannot run yet. */
public final class NotSupportedException extends UnsupportedOperationException {
  private final String path;

  NotSupportedException(String path, String what) {
    super(path + ": this version does not run " + what);
    this.path = path;
  }

  /** Where, relative to the policy: {@code huggingface.type}. */
  public String path() {
    return path;
  }
}
