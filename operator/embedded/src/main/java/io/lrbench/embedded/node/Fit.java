package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Whether a pod can ever run on the node, in the scheduler's words. */
final class Fit {
  private static final String GPU = "nvidia.com/gpu";
  private static final String NO_GPU = "This machine has no GPU: write resources.gpus: 0. ";

  private Fit() {}

  /** Why it cannot; empty if it can. */
  static String refusal(Pod pod, Map<String, Quantity> capacity, Map<String, String> labels) {
    List<String> lacks = new ArrayList<>();
    Map<String, String> selector = pod.getSpec().getNodeSelector();
    if (selector != null && !labels.entrySet().containsAll(selector.entrySet())) {
      lacks.add("1 node(s) didn't match Pod's node affinity/selector");
    }
    requests(pod)
        .forEach(
            (resource, asked) -> {
              Quantity has = capacity.getOrDefault(resource, new Quantity("0"));
              boolean ignored =
                  resource.equals("ephemeral-storage") || resource.startsWith("hugepages-");
              if (!ignored && asked.compareTo(has.getNumericalAmount()) > 0) {
                lacks.add("1 Insufficient " + resource);
              }
            });
    return lacks.isEmpty()
        ? ""
        : "0/1 nodes are available: "
            + String.join(", ", lacks)
            + ". "
            + (lacksGpu(pod, capacity) ? NO_GPU : "")
            + "The only node is this machine ("
            + offer(capacity)
            + "); pods there run as local processes.";
  }

  private static boolean lacksGpu(Pod pod, Map<String, Quantity> capacity) {
    return requests(pod).getOrDefault(GPU, BigDecimal.ZERO).signum() > 0
        && !capacity.containsKey(GPU);
  }

  /** What a pod asks for: its requests, or its limits where it names no request. */
  static Map<String, BigDecimal> requests(Pod pod) {
    Map<String, BigDecimal> sum = new TreeMap<>();
    for (Container container : pod.getSpec().getContainers()) {
      Map<String, Quantity> asked = new TreeMap<>();
      if (container.getResources() != null) {
        asked.putAll(Objects.requireNonNullElse(container.getResources().getLimits(), Map.of()));
        asked.putAll(Objects.requireNonNullElse(container.getResources().getRequests(), Map.of()));
      }
      asked.forEach(
          (name, amount) -> sum.merge(name, amount.getNumericalAmount(), BigDecimal::add));
    }
    return sum;
  }

  private static String offer(Map<String, Quantity> capacity) {
    List<String> offers = new ArrayList<>();
    capacity.forEach((name, amount) -> offers.add(name + " " + amount));
    return String.join(", ", offers);
  }
}
