package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects, by resource; every write gets the next revision and is told to the listeners. */
public final class Store {
  /** Hears of every change after it is stored. */
  public interface Listener {
    void changed(ResourceType type, String key, Change change);
  }

  private final Map<String, Bucket> buckets = new HashMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private long revision = 1;

  public long revision() {
    return revision;
  }

  public Bucket bucket(ResourceType type) {
    return buckets.computeIfAbsent(type.storageKey(), key -> new Bucket());
  }

  public Optional<ObjectNode> find(ResourceType type, String key) {
    return bucket(type).find(key);
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Stores a new or changed object under the next revision. */
  ObjectNode put(ResourceType type, String key, ObjectNode object) {
    return record(type, key, object, false);
  }

  /** Removes an object; {@code last} is what watchers see of it. */
  ObjectNode remove(ResourceType type, String key, ObjectNode last) {
    return record(type, key, last, true);
  }

  private ObjectNode record(ResourceType type, String key, ObjectNode object, boolean removal) {
    Bucket bucket = bucket(type);
    revision++;
    Json.child(object, "metadata").put("resourceVersion", String.valueOf(revision));
    Change change = new Change(revision, object, bucket.find(key), removal);
    bucket.record(key, change);
    listeners.forEach(listener -> listener.changed(type, key, change));
    return object;
  }
}
