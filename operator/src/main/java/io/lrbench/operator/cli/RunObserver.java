package io.lrbench.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lrbench.api.LRBenchmark;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import java.util.HashMap;
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

  /** How much of each trial is done that a pod is training now, 0 to 1. */
  Map<TrialKey, Double> running() {
    Map<TrialKey, Double> shares = new HashMap<>();
    for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
      if ("Running".equals(pod.getStatus().getPhase())) {
        Map<String, TrialKey> trials = trials(pod);
        latestShares(pod)
            .forEach(
                (hash, share) -> {
                  if (trials.containsKey(hash)) {
                    shares.put(trials.get(hash), share);
                  }
                });
      }
    }
    return shares;
  }

  private static Map<String, TrialKey> trials(Pod pod) {
    Map<String, TrialKey> trials = new HashMap<>();
    for (EnvVar variable : pod.getSpec().getContainers().get(0).getEnv()) {
      if (variable.getName().equals("LRBENCH_PACK") && variable.getValue() != null) {
        try {
          for (TrialConfig trial : JSON.readValue(variable.getValue(), PackConfig.class).trials()) {
            trials.put(trial.hash(), new TrialKey(trial.policy().name(), trial.seed()));
          }
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("the operator wrote a pack that cannot be read", e);
        }
      }
    }
    return trials;
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
