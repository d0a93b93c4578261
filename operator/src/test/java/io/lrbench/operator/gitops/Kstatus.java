package io.lrbench.operator.gitops;

import java.util.List;
import java.util.Map;

/**
 * The rules of kstatus for kinds that it does not know, which Flux and {@code kpt} wait by.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/status/generic.go">generic.go</a>
 */
final class Kstatus {
  private Kstatus() {}

  static String of(Map<String, Object> object) {
    Map<?, ?> metadata = (Map<?, ?>) object.get("metadata");
    Map<?, ?> status = (Map<?, ?>) object.getOrDefault("status", Map.of());
    if (metadata.get("deletionTimestamp") != null) {
      return "Terminating";
    }
    Object observed = status.get("observedGeneration");
    if (observed != null && !observed.equals(metadata.get("generation"))) {
      return "InProgress";
    }
    List<?> conditions =
        status.get("conditions") == null ? List.of() : (List<?>) status.get("conditions");
    for (Object one : conditions) {
      Map<?, ?> condition = (Map<?, ?>) one;
      if (condition.get("status").equals("True")) {
        switch (String.valueOf(condition.get("type"))) {
          case "Reconciling" -> {
            return "InProgress";
          }
          case "Stalled" -> {
            return "Failed";
          }
          default -> {}
        }
      }
    }
    for (Object one : conditions) {
      Map<?, ?> condition = (Map<?, ?>) one;
      if (condition.get("type").equals("Ready")) {
        return condition.get("status").equals("True") ? "Current" : "InProgress";
      }
    }
    return "Current";
  }
}
