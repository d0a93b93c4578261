package io.lrbench.operator.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.live.Readers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a benchmark's curves from the operator: through the API server, which forwards a port of
 * the operator's pod, with a token of a service account of the benchmark's namespace that opens
 * nothing else.
 *
 * @param operator the operator's namespace
 * @param account a service account that may get the benchmark
 */
record CurveReader(KubernetesClient client, String operator, String account) {
  private static final int PORT = 8080;
  private static final long TOKEN_SECONDS = 600;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int ANOTHER_REPLICA = 503;

  /**
   * Writes {@code HASH.csv} into a folder for each trial that the operator has a curve of.
   *
   * @throws CommandException the operator is not there, or does not give them
   */
  void read(LRBenchmark benchmark, Set<String> trials, Path folder) throws InterruptedException {
    try {
      List<Pod> pods = pods();
      String token = token(benchmark.getMetadata().getNamespace());
      List<String> refusals = new ArrayList<>();
      for (Pod pod : pods) {
        try (LocalPortForward forward =
            client
                .pods()
                .inNamespace(operator)
                .withName(pod.getMetadata().getName())
                .portForward(PORT)) {
          String curves =
              "http://127.0.0.1:%d/curves/%s/%s/"
                  .formatted(
                      forward.getLocalPort(),
                      benchmark.getMetadata().getNamespace(),
                      benchmark.getMetadata().getName());
          if (isRead(curves, token, trials, folder, refusals)) {
            return;
          }
        }
      }
      throw CommandException.failed(String.join("; ", refusals));
    } catch (KubernetesClientException e) {
      throw CommandException.failed(
          e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage());
    } catch (IOException e) {
      throw CommandException.failed("the operator: " + IoProblem.text(e));
    }
  }

  private List<Pod> pods() {
    List<Pod> pods =
        client
            .pods()
            .inNamespace(operator)
            .withLabel("app.kubernetes.io/name", "lrbench-operator")
            .list()
            .getItems()
            .stream()
            .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
            .toList();
    if (pods.isEmpty()) {
      throw CommandException.failed(
          "expected the operator's pods in namespace "
              + operator
              + ", found none that run; name another by --operator");
    }
    return pods;
  }

  private String token(String namespace) {
    return client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(account)
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(Readers.AUDIENCE)
                .withExpirationSeconds(TOKEN_SECONDS)
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }

  /** False where another replica works. */
  private static boolean isRead(
      String curves, String token, Set<String> trials, Path folder, List<String> refusals)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    for (String trial : trials) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(curves + trial))
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == ANOTHER_REPLICA) {
        refusals.add(answer.body().strip());
        return false;
      }
      if (answer.statusCode() == OK) {
        String rows = answer.body(); // the last one may be still being written
        Files.writeString(
            folder.resolve(trial + ".csv"),
            rows.substring(0, rows.lastIndexOf('\n') + 1),
            StandardCharsets.UTF_8);
      } else if (answer.statusCode() != NOT_FOUND) {
        throw CommandException.failed("the operator: " + answer.body().strip());
      }
    }
    return true;
  }
}
