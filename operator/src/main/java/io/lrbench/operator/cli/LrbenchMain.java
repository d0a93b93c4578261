package io.lrbench.operator.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Starts the operator where nothing else is asked for, else a command of {@code lrbench}. */
@QuarkusMain
public final class LrbenchMain {
  private LrbenchMain() {}

  public static void main(String... args) {
    if (args.length == 0 || args[0].equals("operator")) {
      Quarkus.run();
      return;
    }
    System.exit(execute(args));
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
