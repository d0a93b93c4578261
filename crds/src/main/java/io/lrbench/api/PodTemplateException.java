package io.lrbench.api;

/** A pod template has a field with a value that no pod takes there. */
public final class PodTemplateException extends IllegalArgumentException {
  private final String path;
  private final String found;
  private final String remedy;

  PodTemplateException(String path, String found, String remedy, Throwable cause) {
    super(path + ": found " + found + "; " + remedy, cause);
    this.path = path;
    this.found = found;
    this.remedy = remedy;
  }

  /** Where, from the template on: {@code .spec.containers[0].image}. */
  public String path() {
    return path;
  }

  /** What stands there. */
  public String found() {
    return found;
  }

  /** What to write instead. */
  public String remedy() {
    return remedy;
  }
}
