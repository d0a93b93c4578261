package io.lrbench.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;

/** Finds an item of a list of type map or set again by its keys. */
final class MapList {
  private MapList() {}

  /** The identity of an item within its list. */
  static String key(JsonNode schema, JsonNode item) {
    if (!schema.path("x-kubernetes-list-type").asText("").equals("map")) {
      return Json.write(item);
    }
    ObjectNode key = Json.object();
    for (JsonNode name : schema.path("x-kubernetes-list-map-keys")) {
      if (item.has(name.asText())) {
        key.set(name.asText(), item.get(name.asText()));
      }
    }
    return Json.write(key);
  }

  /** The item of the old list with the same identity; missing in lists without identity. */
  static JsonNode counterpart(JsonNode schema, JsonNode item, JsonNode oldList) {
    String listType = schema.path("x-kubernetes-list-type").asText("");
    if (listType.equals("map")) {
      String wanted = key(schema, item);
      for (JsonNode candidate : oldList) {
        if (key(schema, candidate).equals(wanted)) {
          return candidate;
        }
      }
    }
    return MissingNode.getInstance();
  }
}
