package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import java.util.List;

/** The part of an applied configuration that its address lets it set. */
final class AppliedPart {
  private static final List<String> SERVER_FIELDS =
      List.of(
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "managedFields",
          "selfLink",
          "deletionTimestamp",
          "namespace");

  private AppliedPart() {}

  static ObjectNode of(WriteContext context, ObjectNode applied) {
    ObjectNode part = applied.deepCopy();
    if (context.toStatus()) {
      ObjectNode only = Json.object();
      only.set("apiVersion", part.get("apiVersion"));
      only.set("kind", part.get("kind"));
      if (part.has("status")) {
        only.set("status", part.get("status"));
      }
      return only;
    }
    Json.child(part, "metadata").remove(SERVER_FIELDS);
    if (context.type().hasStatus()) {
      part.remove("status");
    }
    return part;
  }
}
