package io.lrbench.operator.admit;

/** Why a benchmark is refused, as conditions name it. */
public enum Reason {
  INVALID_SPEC("InvalidSpec"),
  NOT_SUPPORTED("NotSupported");

  private final String wireName;

  Reason(String wireName) {
    this.wireName = wireName;
  }

  /** The condition's reason. */
  public String wireName() {
    return wireName;
  }
}
