package io.lrbench.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ListShape;

/** Who set which fields: the entries of {@code metadata.managedFields}. */
public final class ManagedFields {
  private ManagedFields() {}

  /** One owner: the manager, its operation and the subresource that it wrote to. */
  public record Owner(String manager, String operation, String subresource, String apiVersion) {

    boolean owns(JsonNode entry) {
      return entry.path("manager").asText().equals(manager)
          && entry.path("operation").asText().equals(operation)
          && entry.path("subresource").asText("").equals(subresource);
    }

    ObjectNode entry(ObjectNode fields) {
      ObjectNode entry =
          Json.object()
              .put("manager", manager)
              .put("operation", operation)
              .put("apiVersion", apiVersion)
              .put("time", Json.now())
              .put("fieldsType", "FieldsV1");
      entry.set("fieldsV1", fields);
      return subresource.isEmpty() ? entry : entry.put("subresource", subresource);
    }
  }

  /** The entries after a plain create or update: the writer takes over what it changed. */
  public static ArrayNode afterUpdate(
      JsonNode old, ObjectNode updated, ListShape shape, Owner owner) {
    ObjectNode changed = FieldSet.changed(old, updated, shape);
    ObjectNode all = FieldSet.of(updated, shape);
    ArrayNode entries = Json.array();
    ObjectNode mine = changed;
    for (JsonNode entry : old.at("/metadata/managedFields")) {
      ObjectNode fields = FieldSet.intersection((ObjectNode) entry.get("fieldsV1"), all);
      if (owner.owns(entry)) {
        mine = FieldSet.union(fields, changed);
        continue;
      }
      ObjectNode rest = FieldSet.difference(fields, changed);
      if (!rest.isEmpty()) {
        ObjectNode kept = entry.deepCopy();
        kept.set("fieldsV1", rest);
        entries.add(kept);
      }
    }
    if (!mine.isEmpty()) {
      entries.add(owner.entry(mine));
    }
    return entries;
  }
}
