package io.lrbench.operator.cli;

import io.lrbench.operator.cli.local.Installation;
import io.lrbench.operator.cli.local.LocalCluster;
import io.lrbench.operator.cli.local.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Loads what every command loads, so that the class archive holds it; used by the start script. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException, InterruptedException {
    RunFolder folder = RunFolder.create();
    try (LocalCluster cluster =
        LocalCluster.start(
            Installation.current(), Path.of(""), folder, Optional.empty(), 0, Map.of())) {
      cluster.awaitOperator();
    }
    folder.remove();
    return ExitCode.DONE;
  }
}
