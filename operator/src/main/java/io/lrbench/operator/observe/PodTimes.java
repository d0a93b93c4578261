package io.lrbench.operator.observe;

import java.util.Map;
import java.util.TreeMap;

/**
 * Time of one Job's pods, some of which is kept already.
 *
 * @param job its name
 * @param seconds that the trainer of each pod ran, by pod
 * @param kept what is kept, by Job, or by Job and pod
 */
record PodTimes(String job, Map<String, Double> seconds, Map<String, KeptPack> kept) {
  /** Of the pods that have no entry of their own. */
  double own() {
    return seconds.entrySet().stream()
        .filter(pod -> !kept.containsKey(key(pod.getKey())))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Of all pods, without what is kept of it. */
  double untold() {
    double longer =
        longer().entrySet().stream()
            .mapToDouble(
                entry -> entry.getValue().podSeconds() - kept.get(entry.getKey()).podSeconds())
            .sum();
    return own() + longer;
  }

  /** The entries of pods that have run for longer than they say, as they should be. */
  Map<String, KeptPack> longer() {
    Map<String, KeptPack> longer = new TreeMap<>();
    seconds.forEach(
        (pod, time) -> {
          KeptPack before = kept.get(key(pod));
          if (before != null && before.podSeconds() < time) {
            longer.put(key(pod), before.lasting(time));
          }
        });
    return longer;
  }

  private String key(String pod) {
    return KeptPack.key(job, pod);
  }
}
