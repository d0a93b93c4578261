package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.type.ResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Deletes objects, or marks them when finalizers, dependents or a running pod still hold them. */
final class Deletion {
  static final String FOREGROUND = "foregroundDeletion";
  private static final long DEFAULT_GRACE_SECONDS = 30;

  private final Store store;
  private final GarbageCollector collector;

  Deletion(Store store, GarbageCollector collector) {
    this.store = store;
    this.collector = collector;
  }

  /** Answers the object as it is now: marked, or as it was last seen. */
  ObjectNode delete(ResourceType type, String key, DeleteOptions options) {
    String name = key.substring(key.indexOf('/') + 1);
    ObjectNode object =
        store.find(type, key).orElseThrow(() -> ApiProblem.notFound(type.subject(name)));
    preconditions(type, name, object, options);
    if (options.dryRun()) {
      return object;
    }
    ObjectNode marked = object.deepCopy();
    ObjectNode metadata = (ObjectNode) marked.get("metadata");
    boolean again = metadata.has("deletionTimestamp");
    if (!again && type.countsGenerations()) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    long grace = grace(type, object, options);
    mark(metadata, grace);
    String uid = metadata.path("uid").asText();
    switch (options.propagation()) {
      case ORPHAN -> collector.orphan(uid);
      case FOREGROUND -> {
        if (collector.hasDependents(uid) && !again) {
          finalizers(metadata).add(FOREGROUND);
        }
      }
      default -> {}
    }
    if (Finality.nothingHolds(type, marked) && !type.is("", "namespaces")) {
      return store.remove(type, key, marked);
    }
    if (marked.equals(object)) {
      return object;
    }
    if (type.is("", "namespaces")) {
      Json.child(marked, "status").put("phase", "Terminating");
    }
    return store.put(type, key, marked);
  }

  private static ArrayNode finalizers(ObjectNode metadata) {
    return metadata.get("finalizers") instanceof ArrayNode list
        ? list
        : metadata.putArray("finalizers");
  }

  private static void mark(ObjectNode metadata, long grace) {
    long known = metadata.path("deletionGracePeriodSeconds").asLong(Long.MAX_VALUE);
    if (grace < known) {
      Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(grace);
      metadata.put("deletionTimestamp", end.toString());
      metadata.put("deletionGracePeriodSeconds", grace);
    }
  }

  /** Only a pod that is on a node and not finished is given time. */
  private static long grace(ResourceType type, ObjectNode object, DeleteOptions options) {
    String phase = object.at("/status/phase").asText("");
    boolean finished = phase.equals("Succeeded") || phase.equals("Failed");
    if (!type.is("", "pods") || !object.path("spec").has("nodeName") || finished) {
      return 0;
    }
    Optional<Long> asked = options.graceSeconds();
    return asked.orElse(
        object.at("/spec/terminationGracePeriodSeconds").asLong(DEFAULT_GRACE_SECONDS));
  }

  private static void preconditions(
      ResourceType type, String name, ObjectNode object, DeleteOptions options) {
    String uid = object.at("/metadata/uid").asText();
    String revision = object.at("/metadata/resourceVersion").asText();
    if (!options.uid().orElse(uid).equals(uid)) {
      throw ApiProblem.conflict(
          type.subject(name),
          mismatch("UID", options.uid().get(), uid)
              + "The object might have been deleted and then recreated");
    }
    if (!options.revision().orElse(revision).equals(revision)) {
      throw ApiProblem.conflict(
          type.subject(name),
          mismatch("ResourceVersion", options.revision().get(), revision)
              + "The object might have been modified");
    }
  }

  private static String mismatch(String what, String asked, String found) {
    String words = "the %1$s in the precondition (%2$s) does not match the %1$s in record (%3$s). ";
    return words.formatted(what, asked, found);
  }
}
