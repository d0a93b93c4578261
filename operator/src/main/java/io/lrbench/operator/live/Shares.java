package io.lrbench.operator.live;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What namespaces hold of a bounded room. Each may hold three times as much as is free: three
 * quarters where it is alone, three sevenths each of two, three tenths each of three. So whoever
 * comes finds room, and none can take it all.
 */
final class Shares {
  private static final int TIMES = 3;

  private final long most;
  private final Map<String, Long> held = new HashMap<>();

  /**
   * @param most bytes of all together
   */
  Shares(long most) {
    this.most = most;
  }

  long free() {
    return most - held.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(String namespace) {
    return held.getOrDefault(namespace, 0L);
  }

  void set(Map<String, Long> bytes) {
    held.clear();
    held.putAll(bytes);
  }

  /** More, or fewer where it is negative. */
  void add(String namespace, long bytes) {
    held.merge(namespace, bytes, Long::sum);
  }

  /** Whether it may not hold so many bytes more. */
  boolean isOver(String namespace, long bytes) {
    return of(namespace) + bytes > TIMES * (free() - bytes);
  }

  /** Those that hold more than a namespace, the largest first, and last the namespace itself. */
  List<String> largestFirst(String namespace) {
    return Stream.concat(
            held.keySet().stream()
                .filter(other -> of(other) > of(namespace))
                .sorted(Comparator.comparing(this::of).reversed().thenComparing(name -> name)),
            Stream.of(namespace))
        .toList();
  }
}
