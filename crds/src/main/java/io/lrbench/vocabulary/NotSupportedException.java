package io.lrbench.vocabulary;

/** A policy that the resource describes and this version cannot run yet. */
public final class NotSupportedException extends UnsupportedOperationException {
  private final String path;
  private final String found;
  private final String remedy;

  NotSupportedException(String path, String found, String remedy) {
    super(path + ": found " + found + ", which this version does not run; " + remedy);
    this.path = path;
    this.found = found;
    this.remedy = remedy;
  }

  /** Where, relative to the policy: {@code huggingface.type}. */
  public String path() {
    return path;
  }

  public String found() {
    return found;
  }

  /** What to write instead. */
  public String remedy() {
    return remedy;
  }
}
