package io.lrbench.operator.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.live.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * Writes {@code HASH.csv} into a folder for each trial that the operator has a curve of. Pods of
   * several releases may be there, and replicas that do not work: all are asked until one has some
   * and tells all it has.
   *
   * @return why some may be missing beside those that were read
   * @throws CommandException no pod has any; the message says what each of them answered
   */
  Optional<String> read(LRBenchmark benchmark, Set<String> trials, Path folder)
      throws InterruptedException {
    try {
      List<Pod> pods = pods();
      CurveRequest request =
          new CurveRequest(token(benchmark.getMetadata().getNamespace()), trials, folder);
      List<String> refusals = new ArrayList<>();
      for (Pod pod : pods) {
        Optional<String> refusal = ask(pod, benchmark, request);
        if (refusal.isEmpty()) {
          return Optional.empty();
        }
        refusals.add("pod " + pod.getMetadata().getName() + ": " + refusal.get());
      }
      String found =
          "expected curves of %s in namespace %s, found %s"
              .formatted(benchmark.getMetadata().getName(), operator, String.join("; ", refusals));
      if (!request.hasSome()) {
        throw CommandException.failed(found);
      }
      return Optional.of(found);
    } catch (KubernetesClientException e) {
      throw CommandException.failed(text(e));
    }
  }

  private static String text(KubernetesClientException problem) {
    return problem.getStatus() == null ? problem.getMessage() : problem.getStatus().getMessage();
  }

  private Optional<String> ask(Pod pod, LRBenchmark benchmark, CurveRequest request)
      throws InterruptedException {
    try (LocalPortForward forward =
        client
            .pods()
            .inNamespace(operator)
            .withName(pod.getMetadata().getName())
            .portForward(PORT)) {
      return request.ask(
          "http://127.0.0.1:%d/curves/%s/%s/"
              .formatted(
                  forward.getLocalPort(),
                  benchmark.getMetadata().getNamespace(),
                  benchmark.getMetadata().getName()));
    } catch (IOException e) {
      return Optional.of(IoProblem.text(e));
    } catch (KubernetesClientException e) {
      return Optional.of(text(e));
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
}
