package io.lrbench.embedded.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ResourceType;
import java.util.List;

/** The paths and operations of one type in an OpenAPI document. */
final class Paths {
  private static final List<String> WRITE_PARAMETERS =
      List.of("dryRun", "fieldManager", "fieldValidation");

  private Paths() {}

  static ObjectNode of(ResourceType type, JsonNode schema) {
    String plural = type.names().plural();
    String scoped = (type.namespaced() ? "/namespaces/{namespace}/" : "/") + plural;
    ObjectNode paths = Json.object();
    ObjectNode collection = paths.putObject(type.names().root() + scoped);
    collection.set("get", operation(type, "list", List.of("limit"), schema));
    collection.set("post", write(type, "post", schema, "application/json"));
    object(type, schema, paths.putObject(type.names().root() + scoped + "/{name}"));
    if (type.hasStatus()) {
      ObjectNode status = paths.putObject(type.names().root() + scoped + "/{name}/status");
      status.set("get", operation(type, "get", List.of(), schema));
      status.set("patch", write(type, "patch", schema, "application/merge-patch+json"));
    }
    return paths;
  }

  private static void object(ResourceType type, JsonNode schema, ObjectNode path) {
    path.set("get", operation(type, "get", List.of(), schema));
    path.set("put", write(type, "put", schema, "application/json"));
    path.set(
        "patch",
        write(
            type,
            "patch",
            schema,
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/apply-patch+yaml"));
    path.set("delete", operation(type, "delete", List.of("dryRun", "propagationPolicy"), schema));
  }

  private static ObjectNode write(
      ResourceType type, String action, JsonNode schema, String... mediaTypes) {
    ObjectNode operation = operation(type, action, WRITE_PARAMETERS, schema);
    ObjectNode content = operation.putObject("requestBody").putObject("content");
    for (String mediaType : mediaTypes) {
      content.putObject(mediaType).set("schema", schema);
    }
    return operation;
  }

  private static ObjectNode operation(
      ResourceType type, String action, List<String> parameters, JsonNode schema) {
    ObjectNode operation = Json.object().put("x-kubernetes-action", action);
    operation.set("x-kubernetes-group-version-kind", AggregatedDiscovery.kind(type));
    ArrayNode list = operation.putArray("parameters");
    for (String parameter : parameters) {
      list.addObject()
          .put("name", parameter)
          .put("in", "query")
          .putObject("schema")
          .put("type", parameter.equals("limit") ? "integer" : "string");
    }
    ObjectNode answer = operation.putObject("responses").putObject("200").put("description", "OK");
    answer.putObject("content").putObject("application/json").set("schema", schema);
    return operation;
  }
}
