package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pods that wait for a slot and for the extended resources they ask for, first come first. */
final class PodQueue implements AutoCloseable {
  private final NodeOptions options;
  private final Map<String, Quantity> capacity;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Pod> waiting = new LinkedHashMap<>();
  private final Map<String, BigDecimal> used = new HashMap<>();
  private int freeSlots;

  PodQueue(NodeOptions options, Map<String, Quantity> capacity) {
    this.options = options;
    this.capacity = Map.copyOf(capacity);
    this.freeSlots = options.slots();
  }

  /** True once for each pod. */
  synchronized boolean isNew(Pod pod) {
    return known.add(PodFacts.uid(pod));
  }

  /** Whether it is there, finished or not. */
  synchronized boolean isKnown(Pod pod) {
    return known.contains(PodFacts.uid(pod));
  }

  synchronized void add(Pod pod) {
    if (isKnown(pod)) {
      waiting.put(PodFacts.uid(pod), pod);
    }
  }

  /** A deleted pod waits no longer. */
  synchronized void forget(String uid) {
    known.remove(uid);
    waiting.remove(uid);
  }

  /** The next pod that has room; its room is taken until it is released. */
  synchronized Optional<Pod> take() {
    Iterator<Pod> pods = waiting.values().iterator();
    while (freeSlots > 0 && pods.hasNext()) {
      Pod pod = pods.next();
      if (fits(pod)) {
        pods.remove();
        freeSlots--;
        Fit.requests(pod).forEach((name, amount) -> used.merge(name, amount, BigDecimal::add));
        return Optional.of(pod);
      }
    }
    return Optional.empty();
  }

  synchronized void release(Pod pod) {
    freeSlots++;
    Fit.requests(pod).forEach((name, amount) -> used.merge(name, amount.negate(), BigDecimal::add));
  }

  private boolean fits(Pod pod) {
    Map<String, BigDecimal> asked = Fit.requests(pod);
    return options.extendedResources().keySet().stream()
        .allMatch(
            name ->
                used.getOrDefault(name, BigDecimal.ZERO)
                        .add(asked.getOrDefault(name, BigDecimal.ZERO))
                        .compareTo(capacity.get(name).getNumericalAmount())
                    <= 0);
  }

  /** Gives out no pod any more. */
  @Override
  public synchronized void close() {
    waiting.clear();
    freeSlots = Integer.MIN_VALUE / 2;
  }
}
