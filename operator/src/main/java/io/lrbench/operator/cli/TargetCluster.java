package io.lrbench.operator.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Somebody's cluster: how a command is told of it, speaks to it, and says that it cannot. */
final class TargetCluster {
  private static final int NO_ANSWER = 0;
  private static final String ELSEWHERE = " by --kubeconfig or KUBECONFIG";

  @Option(
      names = "--kubeconfig",
      paramLabel = "PATH",
      description = "The cluster; as kubectl finds it if left out.")
  private Path kubeconfig;

  /** What a command does there. */
  interface Work<T> {
    T with(KubernetesClient client) throws IOException, InterruptedException;
  }

  /**
   * Does some work by a client that asks once: who waits for a cluster asks again himself.
   *
   * @param attempt what is tried: {@code to read benchmark a}
   * @throws CommandException there is no such file, or the API does not answer or refuses
   */
  <T> T use(String attempt, Work<T> work) throws IOException, InterruptedException {
    Config config = new ConfigBuilder(config()).withRequestRetryBackoffLimit(0).build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      return work.with(client);
    } catch (KubernetesClientException e) {
      throw refusal(
          "expected " + attempt + " at " + config.getMasterUrl() + ", found " + found(e) + "; ",
          e.getStatus() == null ? NO_ANSWER : e.getCode());
    }
  }

  /** The namespace of the kubeconfig's context, as kubectl takes it. */
  static String namespace(KubernetesClient client) {
    return client.getNamespace() == null ? "default" : client.getNamespace();
  }

  /** What the API said, or why it said nothing. */
  static String found(KubernetesClientException e) {
    if (e.getStatus() != null) {
      return e.getStatus().getMessage();
    }
    Throwable problem = deepest(e);
    if (problem instanceof UnknownHostException) {
      return "no host " + problem.getMessage();
    }
    return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
  }

  private static Throwable deepest(Throwable problem) {
    return problem.getCause() == null ? problem : deepest(problem.getCause());
  }

  private static CommandException refusal(String problem, int code) {
    return switch (code) {
      case NO_ANSWER -> CommandException.wrong(problem + "name a cluster that answers" + ELSEWHERE);
      case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
          CommandException.wrong(problem + "name an account that may" + ELSEWHERE);
      case HttpURLConnection.HTTP_NOT_FOUND ->
          CommandException.wrong(
              problem + "install the chart there first, or name a cluster that has it" + ELSEWHERE);
      default ->
          CommandException.failed(problem + "try it again, or name another cluster" + ELSEWHERE);
    };
  }

  private Config config() throws IOException {
    if (kubeconfig == null) {
      return Config.autoConfigure(null);
    }
    if (!Files.isRegularFile(kubeconfig)) {
      throw CommandException.wrong(
          "--kubeconfig: expected a file, found none at " + kubeconfig + "; name another");
    }
    return Config.fromKubeconfig(new File(kubeconfig.toString()));
  }
}
