package io.lrbench.operator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value in a manifest that can be put another one for.
 *
 * @param parent an object or a list
 * @param key the field's name, or the index
 * @param schema what the definition says of it; missing where nothing
 */
record Place(JsonNode parent, String key, JsonNode schema) {
  /** Every place of a manifest's spec, and the spec, in order. */
  static List<Place> all(ObjectNode manifest, JsonNode schema) {
    List<Place> places = new ArrayList<>();
    add(manifest, "spec", schema.path("properties").path("spec"), places);
    return places;
  }

  private static void collect(JsonNode node, JsonNode schema, List<Place> places) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode inner = schema.path("properties").path(field.getKey());
        add(
            node,
            field.getKey(),
            inner.isMissingNode() ? schema.path("additionalProperties") : inner,
            places);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(node, String.valueOf(i), schema.path("items"), places);
      }
    }
  }

  private static void add(JsonNode parent, String key, JsonNode schema, List<Place> places) {
    Place place = new Place(parent, key, schema);
    places.add(place);
    collect(place.value(), schema, places);
  }

  JsonNode value() {
    return parent.isArray() ? parent.get(Integer.parseInt(key)) : parent.get(key);
  }

  void put(JsonNode value) {
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(key), value);
    } else {
      ((ObjectNode) parent).set(key, value);
    }
  }

  void remove() {
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(key));
    } else {
      ((ObjectNode) parent).remove(key);
    }
  }

  boolean isField() {
    return parent.isObject();
  }
}
