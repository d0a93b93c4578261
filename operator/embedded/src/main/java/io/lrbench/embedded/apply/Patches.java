package io.lrbench.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.type.ListShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON patch (RFC 6902), merge patch (RFC 7386) and Kubernetes' strategic merge patch. */
public final class Patches {
  private Patches() {}

  public static JsonNode json(JsonNode target, JsonNode patch) {
    try {
      return JsonPatch.apply(patch, target.deepCopy());
    } catch (JsonPatchException e) {
      throw new ApiProblem(
          422, "Invalid", "the server rejected our request due to an error: " + e.getMessage());
    }
  }

  public static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    ObjectNode object = target instanceof ObjectNode present ? present.deepCopy() : Json.object();
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      if (field.getValue().isNull()) {
        object.remove(field.getKey());
      } else {
        object.set(field.getKey(), merge(object.get(field.getKey()), field.getValue()));
      }
    }
    return object;
  }

  public static JsonNode strategic(JsonNode target, JsonNode patch, ListShape shape) {
    return strategic(target.deepCopy(), patch, shape, List.of());
  }

  private static JsonNode strategic(
      JsonNode target, JsonNode patch, ListShape shape, List<String> path) {
    if (patch.isObject()) {
      if (patch.path("$patch").asText("").equals("replace")) {
        return ((ObjectNode) patch.deepCopy()).without("$patch");
      }
      ObjectNode object = target instanceof ObjectNode present ? present : Json.object();
      for (Map.Entry<String, JsonNode> field : patch.properties()) {
        strategicField(object, field.getKey(), field.getValue(), shape, path);
      }
      return object;
    }
    boolean lists = patch.isArray() && target instanceof ArrayNode;
    Optional<List<String>> keys = lists ? shape.keys(path) : Optional.empty();
    return keys.isPresent()
        ? strategicList((ArrayNode) target, patch, shape, path, keys.get())
        : patch.deepCopy();
  }

  /** A field of a patch may be a directive: {@code $setElementOrder/…}, {@code $retainKeys}. */
  private static void strategicField(
      ObjectNode object, String name, JsonNode value, ListShape shape, List<String> path) {
    String deleteFrom = "$deleteFromPrimitiveList/";
    if (name.startsWith(deleteFrom)) {
      if (object.get(name.substring(deleteFrom.length())) instanceof ArrayNode list) {
        value.forEach(gone -> list.removeIf(gone::equals));
      }
    } else if (name.startsWith("$")) {
      return;
    } else if (value.isNull()) {
      object.remove(name);
    } else {
      List<String> inner = FieldSet.plus(path, name);
      object.set(name, strategic(object.get(name), value, shape, inner));
    }
  }

  private static JsonNode strategicList(
      ArrayNode target, JsonNode patch, ListShape shape, List<String> path, List<String> keys) {
    for (JsonNode item : patch) {
      int index = FieldSet.index(target, FieldSet.key(item, keys));
      if (item.path("$patch").asText("").equals("delete")) {
        if (index >= 0) {
          target.remove(index);
        }
      } else if (index < 0) {
        target.add(item.deepCopy());
      } else if (!keys.isEmpty()) {
        target.set(index, strategic(target.get(index), item, shape, FieldSet.plus(path, "*")));
      }
    }
    return target;
  }
}
