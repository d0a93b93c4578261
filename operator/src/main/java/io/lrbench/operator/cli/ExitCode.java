package io.lrbench.operator.cli;

/** What the process tells its caller. */
public final class ExitCode {
  public static final int DONE = 0;

  /** The benchmark, or the machine under it, failed. */
  public static final int FAILED = 1;

  /** The command, the manifest or its inputs are wrong. */
  public static final int WRONG = 2;

  /** Stopped by the user: 128 and SIGINT. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
