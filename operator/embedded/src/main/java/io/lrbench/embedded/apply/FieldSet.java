package io.lrbench.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ListShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sets of fields in the FieldsV1 form of managedFields: {@code f:name}, {@code k:{keys}}, {@code
 * v:value}.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff">structured-merge-diff</a>
 */
final class FieldSet {
  private static final Set<String> SYSTEM_METADATA =
      Set.of(
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "managedFields",
          "namespace",
          "name",
          "selfLink",
          "deletionTimestamp",
          "generateName",
          "deletionGracePeriodSeconds");

  private FieldSet() {}

  /** The fields that an object sets, without what the server itself sets in metadata. */
  static ObjectNode of(JsonNode object, ListShape shape) {
    return withoutSystem(fields(object, shape, List.of()));
  }

  /** The fields that were added or changed from one object to the other. */
  static ObjectNode changed(JsonNode from, JsonNode to, ListShape shape) {
    return withoutSystem(changes(from, to, shape, List.of()));
  }

  private static ObjectNode fields(JsonNode value, ListShape shape, List<String> path) {
    return changes(null, value, shape, path);
  }

  private static ObjectNode changes(
      JsonNode from, JsonNode to, ListShape shape, List<String> path) {
    ObjectNode out = Json.object();
    if (to.isObject() && (path.isEmpty() || !shape.atomicMap(path))) {
      for (Map.Entry<String, JsonNode> field : to.properties()) {
        JsonNode before = from == null ? null : from.get(field.getKey());
        boolean typeMeta = path.isEmpty() && Set.of("apiVersion", "kind").contains(field.getKey());
        if (!typeMeta && !field.getValue().equals(before)) {
          List<String> inner = plus(path, field.getKey());
          out.set("f:" + field.getKey(), changes(before, field.getValue(), shape, inner));
        }
      }
    } else if (to.isArray()) {
      Optional<List<String>> keys = shape.keys(path);
      if (keys.isPresent()) {
        changedItems(out, from, to, shape, path, keys.get());
      }
    }
    return out;
  }

  private static void changedItems(
      ObjectNode out,
      JsonNode from,
      JsonNode to,
      ListShape shape,
      List<String> path,
      List<String> keys) {
    for (JsonNode item : to) {
      String key = key(item, keys);
      JsonNode before = from == null ? null : child(from, key);
      if (item.equals(before)) {
        continue;
      }
      ObjectNode set =
          keys.isEmpty() ? Json.object() : changes(before, item, shape, plus(path, "*"));
      if (before == null && !keys.isEmpty()) {
        set.putObject(".");
      }
      out.set(key, set);
    }
  }

  private static ObjectNode withoutSystem(ObjectNode set) {
    if (set.get("f:metadata") instanceof ObjectNode metadata) {
      SYSTEM_METADATA.forEach(name -> metadata.remove("f:" + name));
      if (metadata.isEmpty()) {
        set.remove("f:metadata");
      }
    }
    return set;
  }

  static ObjectNode union(ObjectNode a, ObjectNode b) {
    ObjectNode out = a.deepCopy();
    for (Map.Entry<String, JsonNode> entry : b.properties()) {
      JsonNode mine = out.get(entry.getKey());
      out.set(
          entry.getKey(),
          mine == null
              ? entry.getValue().deepCopy()
              : union((ObjectNode) mine, (ObjectNode) entry.getValue()));
    }
    return out;
  }

  static ObjectNode intersection(ObjectNode a, ObjectNode b) {
    ObjectNode out = Json.object();
    for (Map.Entry<String, JsonNode> entry : a.properties()) {
      JsonNode other = b.get(entry.getKey());
      JsonNode mine = entry.getValue();
      if (entry.getKey().equals(".")) {
        out.set(".", mine);
      } else if (other != null) {
        out.set(
            entry.getKey(),
            mine.isEmpty() ? mine : intersection((ObjectNode) mine, (ObjectNode) other));
      }
    }
    return out;
  }

  /** What is in a and has no place in b. */
  static ObjectNode difference(ObjectNode a, ObjectNode b) {
    ObjectNode out = Json.object();
    for (Map.Entry<String, JsonNode> entry : a.properties()) {
      JsonNode other = b.get(entry.getKey());
      if (other == null) {
        out.set(entry.getKey(), entry.getValue());
      } else {
        ObjectNode rest = difference((ObjectNode) entry.getValue(), (ObjectNode) other);
        if (!rest.isEmpty()) {
          out.set(entry.getKey(), rest);
        }
      }
    }
    return out;
  }

  /** The value at one step of a set, or null. */
  static JsonNode child(JsonNode value, String step) {
    if (value == null) {
      return null;
    }
    if (step.startsWith("f:")) {
      return value.get(step.substring(2));
    }
    int index = value.isArray() ? index((ArrayNode) value, step) : -1;
    return index < 0 ? null : value.get(index);
  }

  static String key(JsonNode item, List<String> keys) {
    if (keys.isEmpty()) {
      return "v:" + item;
    }
    ObjectNode key = Json.object();
    for (String name : keys) {
      if (item.has(name)) {
        key.set(name, item.get(name));
      }
    }
    return "k:" + key;
  }

  /** Where the item of a key is in a list, or -1. */
  static int index(ArrayNode list, String key) {
    JsonNode wanted = Json.read(key.substring(2));
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      boolean found =
          key.startsWith("v:")
              ? item.equals(wanted)
              : wanted.properties().stream()
                  .allMatch(part -> part.getValue().equals(item.get(part.getKey())));
      if (found) {
        return i;
      }
    }
    return -1;
  }

  static List<String> plus(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path.size() + 1);
    longer.addAll(path);
    longer.add(step);
    return longer;
  }
}
