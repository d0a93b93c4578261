package io.lrbench.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a benchmark to its end on the cluster that the environment names. */
@Command(
    name = "submit",
    description =
        "Creates a benchmark on a cluster (--kubeconfig, KUBECONFIG, or the pod's own) and waits until it ends,"
            + " then prints its leaderboard.",
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  @Parameters(paramLabel = "FILE", description = "The benchmark's manifest.")
  private Path file;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Where to; the manifest's, else the context's if left out.")
  private String namespace;

  @Mixin private TargetCluster cluster;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "How long to wait for the end (default: ${DEFAULT-VALUE}).")
  private long timeout;

  @Option(names = "--remove", description = "Remove the benchmark afterwards, whatever came of it.")
  private boolean remove;

  private final Screen screen = new Screen(Terminal.error(), Terminal.errorColumns());

  @Override
  public Integer call() throws IOException, InterruptedException {
    Manifest manifest = Manifest.read(file);
    return cluster.use("to run benchmark " + manifest.name(), client -> submit(manifest, client));
  }

  private int submit(Manifest manifest, KubernetesClient client) throws InterruptedException {
    Submission submission =
        new Submission(client, manifest, namespace(manifest, client), screen::say);
    submission.create();
    try {
      Ending ending = submission.await(Duration.ofSeconds(timeout), BETWEEN);
      Tables.print(submission.status(), manifest.metric());
      return ending.exitCode();
    } finally {
      if (remove) {
        submission.remove();
      }
    }
  }

  private String namespace(Manifest manifest, KubernetesClient client) {
    if (namespace != null) {
      return namespace;
    }
    String written = manifest.benchmark().getMetadata().getNamespace();
    return written != null ? written : TargetCluster.namespace(client);
  }
}
