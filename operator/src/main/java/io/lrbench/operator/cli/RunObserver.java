package io.lrbench.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.kube.Labels;
import io.lrbench.operator.observe.KeptResults;
import io.lrbench.operator.observe.Observation;
import io.lrbench.pack.TrialResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the embedded cluster knows of a running benchmark. */
final class RunObserver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LATEST_LINES = 64;

  private final KubernetesClient client;
  private final String namespace;
  private final String name;

  RunObserver(KubernetesClient client, String namespace, String name) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
  }

  LRBenchmark benchmark() {
    return client.resources(LRBenchmark.class).inNamespace(namespace).withName(name).get();
  }

  /** Results of a benchmark's trials that the operator has taken note of, by hash. */
  Map<String, TrialResult> kept(LRBenchmark benchmark) {
    List<ConfigMap> results =
        client
            .configMaps()
            .inNamespace(namespace)
            .withLabel(Labels.BENCHMARK, benchmark.getMetadata().getUid())
            .list()
            .getItems();
    return Observation.of(
            List.of(),
            List.of(),
            KeptResults.read(results),
            benchmark.getMetadata().getGeneration(),
            Instant.now())
        .results();
  }

  /** How much of each trial is done that a pod is training now, 0 to 1, by hash. */
  Map<String, Double> running() {
    Map<String, Double> shares = new HashMap<>();
    for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
      if ("Running".equals(pod.getStatus().getPhase())) {
        shares.putAll(latestShares(pod));
      }
    }
    return shares;
  }

  private Map<String, Double> latestShares(Pod pod) {
    String log;
    try {
      log =
          client
              .pods()
              .inNamespace(namespace)
              .withName(pod.getMetadata().getName())
              .tailingLines(LATEST_LINES)
              .getLog();
    } catch (KubernetesClientException e) {
      return Map.of(); // the pod ended or has not begun; its result tells more
    }
    Map<String, Double> shares = new HashMap<>();
    log.lines().filter(line -> line.startsWith("{\"trial\"")).forEach(line -> add(shares, line));
    return shares;
  }

  private static void add(Map<String, Double> shares, String line) {
    try {
      JsonNode progress = JSON.readTree(line);
      double updates = progress.path("of").asDouble(1);
      shares.put(progress.path("trial").asText(), progress.path("update").asDouble() / updates);
    } catch (JsonProcessingException e) {
      return; // a line that is still being written
    }
  }
}
