package io.lrbench.vocabulary;

/** An argument of a policy that the user has to change. */
public final class InvalidPolicyException extends IllegalArgumentException {
  private final String path;
  private final String found;
  private final String remedy;
  private final boolean dependsOnUpdates;

  InvalidPolicyException(String path, String found, String remedy) {
    this(path, found, remedy, false);
  }

  InvalidPolicyException(String path, String found, String remedy, boolean dependsOnUpdates) {
    super((path.isEmpty() ? "" : path + ": ") + "found " + found + "; " + remedy);
    this.path = path;
    this.found = found;
    this.remedy = remedy;
    this.dependsOnUpdates = dependsOnUpdates;
  }

  /** Where, relative to the policy: {@code lrbench.gamma}; empty for the policy as a whole. */
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

  /** Whether another number of updates could make the policy valid. */
  boolean dependsOnUpdates() {
    return dependsOnUpdates;
  }
}
