package io.lrbench.operator.cli;

import io.lrbench.operator.cli.local.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Measures this machine's trainer; its options are the trainer's own. */
@Command(
    name = "bench",
    description =
        "Measures the trainer on this machine, alone or beside another stack; see bench --help.")
final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.current();
    ProcessBuilder builder =
        new ProcessBuilder(installation.benchCommand(arguments.toArray(new String[0])));
    builder.environment().putAll(installation.trainerEnvironment(Path.of("")));
    return builder.inheritIO().start().waitFor();
  }
}
