package io.lrbench.operator.live;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What part of their updates running trials have done, by benchmark and trial. */
@Singleton
public final class LiveProgress {
  private static final int MOST_BENCHMARKS = 4096;

  private final Map<String, Map<String, Double>> parts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Double>> eldest) {
          return size() > MOST_BENCHMARKS;
        }
      };
  private boolean used;

  /** Of a benchmark's trials by hash, from 0 to 1; those that nothing was said of are absent. */
  public synchronized Map<String, Double> of(String benchmark) {
    used = true;
    return Map.copyOf(parts.getOrDefault(benchmark, Map.of()));
  }

  /** Whether this process is the one that reads it: the replica that works. */
  synchronized boolean isUsed() {
    return used;
  }

  /** Sends a trainer on where another replica works. */
  void requireUse() throws RefusedException {
    if (!isUsed()) {
      throw new RefusedException(RefusedException.UNAVAILABLE, "another replica works; ask again");
    }
  }

  synchronized void put(String benchmark, Map<String, Double> said) {
    parts.computeIfAbsent(benchmark, uid -> new HashMap<>()).putAll(said);
  }

  /** A benchmark has ended. */
  public synchronized void forget(String benchmark) {
    parts.remove(benchmark);
  }
}
