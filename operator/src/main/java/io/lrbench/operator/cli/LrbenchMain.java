package io.lrbench.operator.cli;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Starts the operator where nothing else is asked for, else a command of {@code lrbench}. */
@QuarkusMain
public final class LrbenchMain {
  /** Above the 10,000 levels of Go's encoding/json. */
  private static final int DEEPEST = 11_000;

  private LrbenchMain() {}

  public static void main(String... args) {
    readWhatTheApiTakes();
    if (args.length == 0 || args[0].equals("operator")) {
      Quarkus.run();
      return;
    }
    System.exit(execute(args));
  }

  /**
   * The API server takes JSON ten times as deep as Jackson does: one object of one user would keep
   * the operator from reading any.
   */
  static void readWhatTheApiTakes() {
    StreamReadConstraints.overrideDefaultStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    StreamWriteConstraints.overrideDefaultStreamWriteConstraints(
        StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build());
  }

  static int execute(String... args) {
    return commandLine()
        .setOut(Terminal.outputWriter())
        .setErr(Terminal.errorWriter())
        .execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Lrbench()).setExecutionExceptionHandler(LrbenchMain::explain);
  }

  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    if (exception instanceof CommandException refused) {
      command.getErr().println(refused.getMessage());
      return refused.exitCode();
    }
    if (exception instanceof IOException problem) {
      command.getErr().println(IoProblem.text(problem));
      return ExitCode.FAILED;
    }
    if (exception instanceof UncheckedIOException problem) {
      command.getErr().println(IoProblem.text(problem.getCause()));
      return ExitCode.FAILED;
    }
    throw exception;
  }
}
