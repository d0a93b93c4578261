package io.lrbench.operator.cli;

/** Ends a command with a message for the user and an exit code. */
public final class CommandException extends RuntimeException {
  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command, the manifest or its inputs have to be changed. */
  public static CommandException wrong(String message) {
    return new CommandException(ExitCode.WRONG, message);
  }

  /** Nothing the user wrote is wrong, and still it did not work. */
  public static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
