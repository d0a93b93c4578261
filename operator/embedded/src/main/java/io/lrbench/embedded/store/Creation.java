package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.type.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Creates objects. */
final class Creation {
  private static final List<String> SERVER_FIELDS =
      List.of(
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "generation",
          "resourceVersion",
          "selfLink");

  private final Store store;
  private final ResourceType namespaces;

  Creation(Store store, Types types) {
    this.store = store;
    this.namespaces = types.builtIn("", "namespaces");
  }

  /** Takes the object over; {@code warnings} are those that decoding it already gave. */
  Written create(
      WriteContext context, ObjectNode object, List<String> warnings, Ownership ownership) {
    ResourceType type = context.type();
    ObjectNode metadata = Json.child(object, "metadata");
    String name = name(type, metadata);
    if (type.namespaced()) {
      namespace(context, metadata);
    }
    WriteContext named = context.named(name);
    if (store.find(type, named.key()).isPresent()) {
      throw ApiProblem.alreadyExists(named.subject());
    }
    if (!metadata.path("resourceVersion").asText("").isEmpty()) {
      throw new ApiProblem(500, "", "resourceVersion should not be set on objects to be created");
    }
    metadata.remove(SERVER_FIELDS);
    MetadataRules.tidy(metadata);
    MetadataRules.check(type, object);
    if (type.hasStatus()) {
      object.remove("status");
    }
    Admission.validate(type, object, Json.object().path("absent"));
    metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", Json.now());
    if (type.countsGenerations()) {
      metadata.put("generation", 1);
    }
    JsonNode entries = ownership.entries(Json.object(), object);
    setEntries(metadata, entries);
    BuiltInRules.onCreate(type, object);
    Sizes.check(object);
    if (!context.dryRun()) {
      store.put(type, named.key(), type.stored(object));
    }
    return new Written(stored(named, object), true, warnings);
  }

  /** Definitions get their status when they are stored, so the stored object is answered. */
  private ObjectNode stored(WriteContext context, ObjectNode object) {
    if (context.dryRun()) {
      return object;
    }
    ResourceType type = context.type();
    return store.find(type, context.key()).map(type::shown).orElse(object);
  }

  private static void setEntries(ObjectNode metadata, JsonNode entries) {
    if (entries.isEmpty()) {
      metadata.remove("managedFields");
    } else {
      metadata.set("managedFields", entries);
    }
  }

  private static String name(ResourceType type, ObjectNode metadata) {
    String name = metadata.path("name").asText("");
    if (name.isEmpty()) {
      String prefix = metadata.path("generateName").asText("");
      if (prefix.isEmpty()) {
        throw ApiProblem.invalid(type.kindSubject(""), ObjectNames.missing());
      }
      name = ObjectNames.generated(prefix);
      metadata.put("name", name);
    }
    boolean free = type.names().group().startsWith("rbac.");
    Optional<Cause> problem = ObjectNames.problem(name, free);
    if (problem.isPresent()) {
      throw ApiProblem.invalid(type.kindSubject(name), List.of(problem.get()));
    }
    return name;
  }

  private void namespace(WriteContext context, ObjectNode metadata) {
    String namespace = context.namespace();
    if (!metadata.path("namespace").asText(namespace).equals(namespace)) {
      throw ApiProblem.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    metadata.put("namespace", namespace);
    ObjectNode found =
        store
            .find(namespaces, "/" + namespace)
            .orElseThrow(() -> ApiProblem.notFound(namespaces.subject(namespace)));
    if (found.at("/metadata").has("deletionTimestamp")) {
      throw new ApiProblem(
          403,
          "Forbidden",
          "unable to create new content in namespace "
              + namespace
              + " because it is being terminated");
    }
  }
}
