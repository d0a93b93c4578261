package io.lrbench.operator.reconcile;

import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.lrbench.operator.kube.Labels;
import io.lrbench.operator.observe.Needed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pods that took an answer with them. One that is deleted is there for a moment between its end and
 * its disappearance, and its benchmark's turn may come later; after a restart it costs training
 * again.
 */
final class DepartedPods {
  private static final int MOST = 4096;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private record Departed(Pod pod, Instant at) {}

  private final Clock clock;
  private final Map<String, Departed> byUid =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Departed> eldest) {
          return size() > MOST;
        }
      };

  DepartedPods(Clock clock) {
    this.clock = clock;
  }

  /** A cache of pods that tells here what goes. */
  TransformingItemStore<Pod> store() {
    return new TransformingItemStore<>(Needed::of) {
      @Override
      public Pod remove(String key) {
        Pod gone = super.remove(key);
        if (gone != null && Needed.isAnswered(gone)) {
          add(gone);
        }
        return gone;
      }
    };
  }

  private synchronized void add(Pod pod) {
    byUid.put(pod.getMetadata().getUid(), new Departed(pod, clock.instant()));
  }

  /** Those of a benchmark. */
  synchronized List<Pod> of(String benchmark) {
    Instant since = clock.instant().minus(REMEMBERED);
    byUid.values().removeIf(departed -> departed.at().isBefore(since));
    return byUid.values().stream()
        .map(Departed::pod)
        .filter(pod -> benchmark.equals(pod.getMetadata().getLabels().get(Labels.BENCHMARK)))
        .toList();
  }
}
