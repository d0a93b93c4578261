package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ResourceType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Deletes what has lost its last owner and lets owners go whose dependents are gone.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Garbage
 *     Collection</a>
 */
final class GarbageCollector implements Store.Listener {
  private record Place(ResourceType type, String key) {}

  private final Store store;
  private final Executor later;
  private final Map<String, Set<Place>> dependents = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  GarbageCollector(Store store, Executor later) {
    this.store = store;
    this.later = later;
    store.listen(this);
  }

  boolean hasDependents(String uid) {
    return dependents.containsKey(uid);
  }

  @Override
  public void changed(ResourceType type, String key, Change change) {
    Place place = new Place(type, key);
    String uid = uid(change.object());
    change.before().ifPresent(before -> owners(before).forEach(owner -> forget(owner, place)));
    if (!change.removal()) {
      places.put(uid, place);
      for (String owner : owners(change.object())) {
        dependents.computeIfAbsent(owner, absent -> new LinkedHashSet<>()).add(place);
      }
      boolean foreground = hasFinalizer(change.object());
      boolean before = change.before().map(GarbageCollector::hasFinalizer).orElse(false);
      if (foreground && !before) {
        later.execute(() -> deleteDependents(uid));
      }
      if (change.before().isEmpty() && !owners(change.object()).isEmpty()) {
        later.execute(() -> deleteIfUnkept(place)); // its owner may be gone already, or leaving
      }
    } else {
      places.remove(uid);
      later.execute(() -> collect(uid));
      owners(change.object()).forEach(owner -> later.execute(() -> release(owner)));
    }
  }

  /** Takes the reference to an owner out of all its dependents. */
  void orphan(String uid) {
    for (Place place : List.copyOf(dependents.getOrDefault(uid, Set.of()))) {
      ObjectNode object = store.find(place.type(), place.key()).orElseThrow().deepCopy();
      ArrayNode left = Json.array();
      for (JsonNode owner : object.at("/metadata/ownerReferences")) {
        if (!owner.path("uid").asText().equals(uid)) {
          left.add(owner);
        }
      }
      ((ObjectNode) object.get("metadata")).set("ownerReferences", left);
      store.put(place.type(), place.key(), object);
    }
  }

  private void collect(String uid) {
    List.copyOf(dependents.getOrDefault(uid, Set.of())).forEach(this::deleteIfUnkept);
  }

  private void deleteIfUnkept(Place place) {
    store
        .find(place.type(), place.key())
        .filter(object -> owners(object).stream().noneMatch(this::keeps))
        .ifPresent(object -> delete(place, DeleteOptions.PLAIN));
  }

  /** Whether an owner is there and does not wait for its dependents to go. */
  private boolean keeps(String owner) {
    Place place = places.get(owner);
    return place != null
        && store
            .find(place.type(), place.key())
            .filter(object -> !hasFinalizer(object))
            .isPresent();
  }

  private void deleteDependents(String uid) {
    for (Place place : List.copyOf(dependents.getOrDefault(uid, Set.of()))) {
      if (store.find(place.type(), place.key()).isPresent()) {
        delete(place, DeleteOptions.FOREGROUND);
      }
    }
    release(uid);
  }

  private void delete(Place place, DeleteOptions options) {
    new Deletion(store, this).delete(place.type(), place.key(), options);
  }

  /** Ends a foreground deletion when no dependent is left. */
  private void release(String owner) {
    Place place = places.get(owner);
    if (place == null || hasDependents(owner)) {
      return;
    }
    ObjectNode object = store.find(place.type(), place.key()).orElseThrow();
    if (hasFinalizer(object)) {
      ObjectNode released = object.deepCopy();
      ((ArrayNode) released.at("/metadata/finalizers"))
          .removeIf(one -> one.asText().equals(Deletion.FOREGROUND));
      if (Finality.nothingHolds(place.type(), released)) {
        store.remove(place.type(), place.key(), released);
      } else {
        store.put(place.type(), place.key(), released);
      }
    }
  }

  private void forget(String owner, Place place) {
    Set<Place> known = dependents.getOrDefault(owner, new LinkedHashSet<>());
    known.remove(place);
    if (known.isEmpty()) {
      dependents.remove(owner);
    }
  }

  private static boolean hasFinalizer(JsonNode object) {
    return Json.texts(object.at("/metadata/finalizers")).contains(Deletion.FOREGROUND);
  }

  private static String uid(JsonNode object) {
    return object.at("/metadata/uid").asText();
  }

  private static List<String> owners(JsonNode object) {
    return object.at("/metadata/ownerReferences").findValuesAsText("uid");
  }
}
