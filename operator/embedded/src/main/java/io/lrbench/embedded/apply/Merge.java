package io.lrbench.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.type.ListShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges an applied configuration into the live object and removes what its owner gave up. */
final class Merge {
  private Merge() {}

  /** Merges into {@code live} in place where it can; answers the merged value. */
  static JsonNode merge(JsonNode live, JsonNode applied, ListShape shape, List<String> path) {
    if (live == null || live.getNodeType() != applied.getNodeType()) {
      return applied.deepCopy();
    }
    if (applied.isObject()) {
      if (!path.isEmpty() && shape.atomicMap(path)) {
        return applied.deepCopy();
      }
      ObjectNode object = (ObjectNode) live;
      for (Map.Entry<String, JsonNode> field : applied.properties()) {
        String name = field.getKey();
        List<String> inner = FieldSet.plus(path, name);
        object.set(name, merge(object.get(name), field.getValue(), shape, inner));
      }
      return object;
    }
    return applied.isArray() ? mergeList((ArrayNode) live, applied, shape, path) : applied;
  }

  private static JsonNode mergeList(
      ArrayNode live, JsonNode applied, ListShape shape, List<String> path) {
    Optional<List<String>> keys = shape.keys(path);
    if (keys.isEmpty()) {
      return applied.deepCopy();
    }
    for (JsonNode item : applied) {
      int index = FieldSet.index(live, FieldSet.key(item, keys.get()));
      if (index < 0) {
        live.add(item.deepCopy());
      } else if (!keys.get().isEmpty()) {
        live.set(index, merge(live.get(index), item, shape, FieldSet.plus(path, "*")));
      }
    }
    return live;
  }

  /** Removes from {@code live}, in place, the fields of {@code gone} that nobody else keeps. */
  static void remove(JsonNode live, ObjectNode gone, ObjectNode kept) {
    for (Map.Entry<String, JsonNode> entry : gone.properties()) {
      String step = entry.getKey();
      JsonNode value = step.equals(".") ? null : FieldSet.child(live, step);
      if (value == null) {
        continue;
      }
      boolean whole = entry.getValue().isEmpty() || entry.getValue().has(".");
      boolean nobodyElse = !kept.has(step);
      if (nobodyElse && whole) {
        removeStep(live, step);
      } else {
        ObjectNode inner = nobodyElse ? kept.objectNode() : (ObjectNode) kept.get(step);
        remove(value, (ObjectNode) entry.getValue(), inner);
        if (nobodyElse && step.startsWith("f:") && value.isContainerNode() && value.isEmpty()) {
          removeStep(live, step);
        }
      }
    }
  }

  private static void removeStep(JsonNode live, String step) {
    if (step.startsWith("f:")) {
      ((ObjectNode) live).remove(step.substring(2));
    } else {
      ((ArrayNode) live).remove(FieldSet.index((ArrayNode) live, step));
    }
  }
}
