package io.lrbench.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pods that have outlived their Jobs: what was removed while it ran ends in its own time. */
record LeftPods(List<Pod> pods, Instant now) {
  boolean isRunning() {
    return pods.stream().map(SeenPod::new).anyMatch(pod -> pod.isRunning(now));
  }

  /**
   * Results that are told by them alone, and the time that they took to their end, by Job and pod.
   * How many GPUs a pod had is known from the time that was kept when its Job was removed.
   */
  Map<String, KeptPack> told(Map<String, KeptPack> kept) {
    Set<String> known = new HashSet<>();
    for (KeptPack pack : kept.values()) {
      pack.trials().stream()
          .filter(result -> result.outcome() != TrialOutcome.FAILED)
          .forEach(result -> known.add(result.hash()));
    }
    Map<String, KeptPack> told = new TreeMap<>();
    for (Pod left : pods) {
      SeenPod pod = new SeenPod(left);
      String key = KeptPack.key(PodsByJob.job(left), pod.name());
      KeptPack before = kept.getOrDefault(key, KeptPack.ofTime(0, 0));
      if (kept.containsKey(key)
          && pod.end().isPresent()
          && before.podSeconds() < pod.seconds(now)) {
        told.put(key, before.lasting(pod.seconds(now)));
      }
      if (pod.answer().isPresent()) {
        PackResult answer = pod.answer().get();
        List<TrialResult> news =
            answer.trials().stream().filter(result -> known.add(result.hash())).toList();
        if (!news.isEmpty()) {
          told.put(
              key,
              KeptPack.stopped(
                  news, answer.facts(), pod.seconds(now), before.gpus(), before.generation()));
        }
      }
    }
    return told;
  }
}
