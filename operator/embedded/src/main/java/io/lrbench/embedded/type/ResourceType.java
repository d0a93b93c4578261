package io.lrbench.embedded.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.problem.ApiProblem;
import java.util.List;

/** One served resource in one version. */
public record ResourceType(
    Names names,
    boolean namespaced,
    boolean hasStatus,
    JsonNode scale,
    TypeSchema schema,
    JsonNode columns,
    List<String> selectableFields) {

  public ResourceType {
    selectableFields = List.copyOf(selectableFields);
  }

  public ApiProblem.Subject subject(String name) {
    return new ApiProblem.Subject(names.group(), names.plural(), name);
  }

  /** The subject of a refused object: its kind instead of its plural. */
  public ApiProblem.Subject kindSubject(String name) {
    return new ApiProblem.Subject(names.group(), names.kind(), name);
  }

  public boolean is(String group, String plural) {
    return names.group().equals(group) && names.plural().equals(plural);
  }

  /** The key of what is stored: versions of one resource share their objects. */
  public String storageKey() {
    return names.plural().equals("events") ? "/events" : names.group() + "/" + names.plural();
  }

  public String key(String namespace, String name) {
    return (namespaced ? namespace : "") + "/" + name;
  }

  public String key(JsonNode object) {
    return key(object.at("/metadata/namespace").asText(""), object.at("/metadata/name").asText(""));
  }

  /** Whether plain updates are recorded in managedFields: not for what controllers churn. */
  public boolean tracksUpdates() {
    return !List.of("pods", "events", "leases", "nodes").contains(names.plural());
  }

  /** Whether the server counts changes of the specification in {@code metadata.generation}. */
  public boolean countsGenerations() {
    return schema.custom()
        || List.of("pods", "jobs", "deployments", "customresourcedefinitions")
            .contains(names.plural());
  }

  /** Whether an update may leave out the revision that it is based on. */
  public boolean updatesUnconditionally() {
    return !schema.custom()
        && !List.of("leases", "customresourcedefinitions").contains(names.plural());
  }

  /** The object as this version shows it. */
  public ObjectNode shown(ObjectNode stored) {
    if (stored.path("apiVersion").asText().equals(names.groupVersion())) {
      return stored;
    }
    if (names.plural().equals("events")) {
      return EventForms.toNew(stored);
    }
    return stored.deepCopy().put("apiVersion", names.groupVersion());
  }

  /** The object as it is stored. */
  public ObjectNode stored(ObjectNode object) {
    return is("events.k8s.io", "events") ? EventForms.toCore(object) : object;
  }
}
