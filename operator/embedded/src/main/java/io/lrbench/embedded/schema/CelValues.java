package io.lrbench.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as the values that CEL computes with: a field of type number is a double, even if it is 1.
 */
final class CelValues {
  private CelValues() {}

  static Object of(JsonNode schema, JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode property = schema.path("properties").path(field.getKey());
        JsonNode inner = property.isMissingNode() ? schema.path("additionalProperties") : property;
        if (!field.getValue().isNull()) {
          map.put(field.getKey(), of(inner, field.getValue()));
        }
      }
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(of(schema.path("items"), item)));
      return list;
    }
    if (node.isNumber()) {
      return number(schema.path("type").asText(""), node);
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
  }

  private static Object number(String type, JsonNode node) {
    boolean whole = type.equals("integer") || (!type.equals("number") && node.isIntegralNumber());
    return whole ? (Object) node.longValue() : (Object) node.doubleValue();
  }
}
