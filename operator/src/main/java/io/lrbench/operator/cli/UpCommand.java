package io.lrbench.operator.cli;

import io.lrbench.operator.cli.local.Installation;
import io.lrbench.operator.cli.local.LocalCluster;
import io.lrbench.operator.cli.local.RunFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a local cluster with the operator up until it is interrupted. */
@Command(
    name = "up",
    description = "Keeps an embedded cluster with the operator up, for kubectl.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final String LOOPBACK = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "0",
      description = "Port of the API on 127.0.0.1; any free one if left out.")
  private int port;

  @Option(
      names = "--kubeconfig",
      paramLabel = "PATH",
      defaultValue = ".lrbench/kubeconfig",
      description = "Where to write the kubeconfig (default: ${DEFAULT-VALUE}).")
  private Path kubeconfig;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      defaultValue = "",
      description = "The folder of relative file: URIs; the working folder if left out.")
  private Path files;

  private final Screen screen = new Screen(Terminal.error(), Terminal.errorColumns());

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(files.toAbsolutePath())) {
      throw CommandException.wrong("--files: expected a folder, found none at " + files);
    }
    if (port < 0 || port > LAST_PORT) {
      throw CommandException.wrong(
          "--port: found " + port + "; write 0 to " + LAST_PORT + ", 0 taking any free one");
    }
    requireFree();
    Path written = kubeconfig.toAbsolutePath().normalize();
    requireWritable(written);
    RunFolder folder = RunFolder.create();
    Interruption interruption = Interruption.of(() -> cleanUp(written, folder));
    try (LocalCluster cluster =
        LocalCluster.start(
            Installation.current(), files, folder, Optional.empty(), port, Map.of())) {
      Files.writeString(written, cluster.kubeconfig(), StandardCharsets.UTF_8);
      screen.say("API at " + cluster.url() + ", logs in " + folder.folder());
      screen.say("export KUBECONFIG=" + written);
      new CountDownLatch(1).await();
    } finally {
      interruption.close();
      cleanUp(written, folder);
    }
    return ExitCode.DONE;
  }

  /** A kubeconfig without its API would only mislead. */
  private void cleanUp(Path written, RunFolder folder) {
    try {
      Files.deleteIfExists(written);
      folder.remove();
    } catch (IOException e) {
      screen.say("could not be removed: " + IoProblem.text(e));
    }
  }

  private void requireFree() {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException e) {
      throw CommandException.wrong(
          "--port: expected a port that can be opened on "
              + LOOPBACK
              + ", found "
              + port
              + " ("
              + e.getMessage()
              + "); name another, or 0 for any free one");
    }
  }

  /** Opens it as the start of the cluster will, and leaves what it holds. */
  private static void requireWritable(Path kubeconfig) {
    try {
      if (Files.isDirectory(kubeconfig)) {
        throw new FileSystemException(kubeconfig.toString(), null, "a folder");
      }
      Files.createDirectories(kubeconfig.getParent());
      Files.newByteChannel(kubeconfig, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    } catch (IOException e) {
      throw CommandException.wrong(
          "--kubeconfig: expected a file that can be written, found "
              + IoProblem.text(e)
              + "; name another");
    }
  }
}
