package io.lrbench.operator.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code lrbench} itself; its work is done by the commands below it. */
@Command(
    name = "lrbench",
    description = "Benchmarks learning-rate policies on Kubernetes, or on this machine alone.",
    mixinStandardHelpOptions = true,
    version = "lrbench 0.1.0",
    subcommands = {
      RunCommand.class,
      PreviewCommand.class,
      SubmitCommand.class,
      ResultsCommand.class,
      UpCommand.class,
      BenchCommand.class,
      WarmUpCommand.class
    })
final class Lrbench implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "expected a command, found none; write run, preview, submit, results, up or bench");
  }
}
