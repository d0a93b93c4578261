package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.type.ResourceType;
import java.util.List;
import java.util.Map;

/** Replaces objects: what every update, patch and apply ends in. */
final class Update {
  /** Metadata that only the server sets. */
  private static final List<String> SERVER_FIELDS =
      List.of(
          "uid",
          "creationTimestamp",
          "generation",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "namespace",
          "name",
          "generateName",
          "selfLink");

  private final Store store;

  Update(Store store) {
    this.store = store;
  }

  /** Takes the proposed object over. */
  Written replace(
      WriteContext context,
      ObjectNode old,
      ObjectNode proposed,
      List<String> warnings,
      Ownership ownership) {
    preconditions(context, old, proposed);
    ObjectNode updated =
        context.toStatus() ? withStatus(old, proposed) : withSpec(context, old, proposed);
    ResourceType type = context.type();
    ObjectNode metadata = (ObjectNode) updated.get("metadata");
    MetadataRules.tidy(metadata);
    MetadataRules.check(type, updated);
    MetadataRules.checkFinalizers(type, old, updated);
    Admission.validate(type, updated, old);
    BuiltInRules.onUpdate(type, old, updated);
    if (type.countsGenerations() && !context.toStatus() && specDiffers(type, old, updated)) {
      metadata.put("generation", old.at("/metadata/generation").asLong() + 1);
    }
    metadata.set("resourceVersion", old.at("/metadata/resourceVersion"));
    ObjectNode known = ownership.equals(GIVEN) ? old : withEntriesOf(proposed, old);
    keepEntries(known, proposed, metadata, ownership);
    if (updated.equals(old)) {
      return new Written(old, false, warnings);
    }
    if (!ownership.equals(GIVEN)) {
      JsonNode entries = ownership.entries(known, updated);
      if (!entries.isEmpty()) {
        metadata.set("managedFields", entries);
      }
    }
    Sizes.check(updated);
    if (!context.dryRun()) {
      save(context, updated);
    }
    return new Written(shownAfter(context, updated), false, warnings);
  }

  static final Ownership GIVEN = Ownership.given();

  /** A writer may rewrite managedFields, as kubectl does when it turns to server-side apply. */
  private static ObjectNode withEntriesOf(ObjectNode proposed, ObjectNode old) {
    JsonNode entries = proposed.at("/metadata/managedFields");
    if (entries.isEmpty() || entries.equals(old.at("/metadata/managedFields"))) {
      return old;
    }
    ObjectNode known = old.deepCopy();
    ObjectNode metadata = (ObjectNode) known.get("metadata");
    if (entries.path(0).has("fieldsV1")) {
      metadata.set("managedFields", entries);
    } else {
      metadata.remove("managedFields"); // [{}] takes all entries away
    }
    return known;
  }

  private static void keepEntries(
      ObjectNode old, ObjectNode proposed, ObjectNode metadata, Ownership ownership) {
    ObjectNode source = ownership.equals(GIVEN) ? proposed : old;
    JsonNode entries = source.at("/metadata/managedFields");
    if (entries.isEmpty()) {
      metadata.remove("managedFields");
    } else {
      metadata.set("managedFields", entries);
    }
  }

  private ObjectNode shownAfter(WriteContext context, ObjectNode updated) {
    return context.dryRun()
        ? updated
        : store.find(context.type(), context.key()).map(context.type()::shown).orElse(updated);
  }

  private void save(WriteContext context, ObjectNode updated) {
    ResourceType type = context.type();
    if (Finality.nothingHolds(type, updated)) {
      store.remove(type, context.key(), type.stored(updated));
    } else {
      store.put(type, context.key(), type.stored(updated));
    }
  }

  private static void preconditions(WriteContext context, ObjectNode old, ObjectNode proposed) {
    JsonNode metadata = proposed.path("metadata");
    String revision = metadata.path("resourceVersion").asText("");
    if (revision.isEmpty() && !context.type().updatesUnconditionally()) {
      Cause cause =
          Cause.invalid("metadata.resourceVersion", "0", "must be specified for an update");
      throw ApiProblem.invalid(context.type().kindSubject(context.name()), List.of(cause));
    }
    if (!revision.isEmpty() && !revision.equals(old.at("/metadata/resourceVersion").asText())) {
      throw ApiProblem.modified(context.subject());
    }
    if (!metadata.path("name").asText(context.name()).equals(context.name())) {
      throw ApiProblem.badRequest(
          "the name of the object ("
              + metadata.path("name").asText()
              + ") does not match the name on the URL ("
              + context.name()
              + ")");
    }
    if (context.toStatus() && context.type().schema().custom()) {
      return; // takes no metadata at all
    }
    String uid = old.at("/metadata/uid").asText();
    if (!metadata.path("uid").asText(uid).equals(uid)) {
      throw ApiProblem.conflict(
          context.subject(),
          "Precondition failed: UID in precondition: "
              + metadata.path("uid").asText()
              + ", UID in object meta: "
              + uid);
    }
  }

  private static ObjectNode withStatus(ObjectNode old, ObjectNode proposed) {
    ObjectNode updated = old.deepCopy();
    if (proposed.has("status")) {
      updated.set("status", proposed.get("status"));
    } else {
      updated.remove("status");
    }
    return updated;
  }

  private static ObjectNode withSpec(WriteContext context, ObjectNode old, ObjectNode proposed) {
    ResourceType type = context.type();
    if (type.hasStatus()) {
      copy("status", old, proposed);
    }
    ObjectNode metadata = Json.child(proposed, "metadata");
    SERVER_FIELDS.forEach(field -> copy(field, (ObjectNode) old.get("metadata"), metadata));
    proposed.put("apiVersion", type.names().groupVersion()).put("kind", type.names().kind());
    return proposed.deepCopy();
  }

  private static void copy(String field, ObjectNode from, ObjectNode to) {
    if (from.has(field)) {
      to.set(field, from.get(field));
    } else {
      to.remove(field);
    }
  }

  private static boolean specDiffers(ResourceType type, ObjectNode old, ObjectNode updated) {
    return !spec(type, old).equals(spec(type, updated));
  }

  private static ObjectNode spec(ResourceType type, ObjectNode object) {
    ObjectNode spec = Json.object();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      boolean status = type.hasStatus() && field.getKey().equals("status");
      if (!status && !field.getKey().equals("metadata")) {
        spec.set(field.getKey(), field.getValue());
      }
    }
    return spec;
  }
}
