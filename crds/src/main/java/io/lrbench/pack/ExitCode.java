package io.lrbench.pack;

/** What a trainer's process ends with; Job, operator and command line go by it. */
public final class ExitCode {
  /** Every trial has a result. */
  public static final int DONE = 0;

  /** Something that only the infrastructure can mend. */
  public static final int FAILED = 1;

  /** Something that only the user can mend. */
  public static final int USER_ERROR = 2;

  /** The process was asked to end; trials that had ended are in its answer. */
  public static final int STOPPED = 75;

  /**
   * There was too little memory; the kernel ends a container that outgrows its own the same way.
   */
  public static final int OUT_OF_MEMORY = 137;

  private ExitCode() {}
}
