package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.apply.ServerSideApply;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The state of the cluster and every way to write it; call it on one thread only. */
public final class ClusterState {
  private final Types types = new Types();
  private final Store store = new Store();
  private final Creation creation;
  private final Update update;
  private final Deletion deletion;

  /** {@code later} runs follow-up work on the same thread, after the present call. */
  public ClusterState(Executor later) {
    creation = new Creation(store, types);
    update = new Update(store);
    GarbageCollector collector = new GarbageCollector(store, later);
    deletion = new Deletion(store, collector);
    new DefinitionWatch(store, types);
    new Namespaces(store, types, deletion, later);
    for (String name : List.of("default", "kube-system")) {
      ObjectNode namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
      namespace.putObject("metadata").put("name", name);
      create(context(types.builtIn("", "namespaces"), name), namespace, List.of());
    }
  }

  public Types types() {
    return types;
  }

  public Store store() {
    return store;
  }

  public ObjectNode get(ResourceType type, String namespace, String name) {
    return store
        .find(type, type.key(namespace, name))
        .map(type::shown)
        .orElseThrow(() -> ApiProblem.notFound(type.subject(name)));
  }

  /** {@code findings} are the duplicate fields that decoding found. */
  public Written create(WriteContext context, ObjectNode object, List<String> findings) {
    checkKind(context.type(), object);
    List<String> warnings = decode(context, object, findings);
    return creation.create(context, object, warnings, Ownership.update(context));
  }

  public Written replace(
      WriteContext context, ObjectNode old, ObjectNode proposed, List<String> findings) {
    checkKind(context.type(), proposed);
    List<String> warnings = decode(context, proposed, findings);
    return update.replace(context, old, proposed, warnings, Ownership.update(context));
  }

  public Written apply(
      WriteContext context, ObjectNode applied, boolean force, List<String> findings) {
    checkKind(context.type(), applied);
    if (!applied.at("/metadata/managedFields").isEmpty()) {
      throw ApiProblem.badRequest("metadata.managedFields must be nil");
    }
    ResourceType type = context.type();
    Json.dropNulls(applied);
    List<String> warnings = new ArrayList<>(Admission.judge(type, findings, context.validation()));
    warnings.addAll(Admission.pruneApplied(context, applied));
    ServerSideApply apply =
        new ServerSideApply(type.schema().shape(), context.owner("Apply"), force);
    Optional<ObjectNode> live = store.find(type, context.key()).map(type::shown);
    String uid = applied.at("/metadata/uid").asText("");
    if (live.isEmpty()) {
      if (!context.subresource().isEmpty()) {
        throw ApiProblem.notFound(context.subject());
      }
      if (!uid.isEmpty()) {
        throw ApiProblem.conflict(context.subject(), "uid mismatch: the object is gone");
      }
      return applyNew(context, applied, apply, warnings);
    }
    String revision = applied.at("/metadata/resourceVersion").asText("");
    if (!revision.isEmpty()
        && !revision.equals(live.get().at("/metadata/resourceVersion").asText())) {
      throw ApiProblem.modified(context.subject());
    }
    if (!uid.isEmpty() && !uid.equals(live.get().at("/metadata/uid").asText())) {
      throw ApiProblem.conflict(context.subject(), "uid mismatch: the object was made anew");
    }
    ObjectNode merged = apply.apply(live.get(), AppliedPart.of(context, applied));
    return update.replace(context, live.get(), merged, warnings, Update.GIVEN);
  }

  private Written applyNew(
      WriteContext context, ObjectNode applied, ServerSideApply apply, List<String> warnings) {
    if (context.type().hasStatus()) {
      applied.remove("status");
    }
    ArrayNode entries = apply.firstEntries(applied);
    Json.child(applied, "metadata").put("name", context.name()).set("managedFields", entries);
    return creation.create(context, applied, warnings, Update.GIVEN);
  }

  public ObjectNode delete(ResourceType type, String key, DeleteOptions options) {
    return type.shown(deletion.delete(type, key, options));
  }

  private static List<String> decode(
      WriteContext context, ObjectNode object, List<String> findings) {
    List<String> warnings =
        new ArrayList<>(Admission.judge(context.type(), findings, context.validation()));
    warnings.addAll(Admission.prune(context.type(), object, context.validation()));
    return warnings;
  }

  private static void checkKind(ResourceType type, JsonNode object) {
    String kind = object.path("kind").asText(type.names().kind());
    String version = object.path("apiVersion").asText(type.names().groupVersion());
    if (!kind.equals(type.names().kind()) || !version.equals(type.names().groupVersion())) {
      throw ApiProblem.badRequest(
          "the object is a "
              + kind
              + " of "
              + version
              + ", but this path takes a "
              + type.names().kind()
              + " of "
              + type.names().groupVersion());
    }
    ((ObjectNode) object).put("apiVersion", version).put("kind", kind);
  }

  private static WriteContext context(ResourceType type, String name) {
    return new WriteContext(type, "", name, "", "embedded", false, FieldValidation.IGNORE);
  }
}
