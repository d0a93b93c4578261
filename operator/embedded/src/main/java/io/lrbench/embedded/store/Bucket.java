package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The objects of one resource, its last changes and its watchers. */
public final class Bucket {
  private static final int REMEMBERED_CHANGES = 2_000;

  private final NavigableMap<String, ObjectNode> objects = new TreeMap<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private final Set<Consumer<Change>> watchers = new LinkedHashSet<>();
  private long forgottenUpTo;

  public Optional<ObjectNode> find(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** All objects, or those of a namespace, by key. */
  public NavigableMap<String, ObjectNode> objects(Optional<String> namespace) {
    return namespace
        .map(name -> objects.subMap(name + "/", true, name + "0", false))
        .orElse(objects);
  }

  public List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  /** The changes after a revision, or empty when some of them are forgotten. */
  public Optional<List<Change>> since(long revision) {
    return revision < forgottenUpTo
        ? Optional.empty()
        : Optional.of(changes.stream().filter(change -> change.revision() > revision).toList());
  }

  public void watch(Consumer<Change> watcher) {
    watchers.add(watcher);
  }

  public void unwatch(Consumer<Change> watcher) {
    watchers.remove(watcher);
  }

  Collection<ObjectNode> values() {
    return objects.values();
  }

  void record(String key, Change change) {
    if (change.removal()) {
      objects.remove(key);
    } else {
      objects.put(key, change.object());
    }
    changes.add(change);
    if (changes.size() > REMEMBERED_CHANGES) {
      forgottenUpTo = changes.remove().revision();
    }
    List.copyOf(watchers).forEach(watcher -> watcher.accept(change));
  }
}
