package io.lrbench.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Sets the defaults of a structural schema where the object is silent. */
public final class Defaults {
  private Defaults() {}

  /** Sets them in place. */
  public static void apply(JsonNode schema, JsonNode value) {
    if (value.isObject()) {
      applyToObject(schema, (ObjectNode) value);
    } else if (value.isArray()) {
      value.forEach(item -> apply(schema.path("items"), item));
    }
  }

  private static void applyToObject(JsonNode schema, ObjectNode object) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode fallback = property.getValue().path("default");
      JsonNode present = object.path(property.getKey());
      boolean nullable = property.getValue().path("nullable").asBoolean();
      boolean silent = present.isMissingNode() || (present.isNull() && !nullable);
      if (silent && !fallback.isMissingNode()) {
        object.set(property.getKey(), fallback.deepCopy());
      } else if (silent && present.isNull()) {
        object.remove(property.getKey());
      }
      apply(property.getValue(), object.path(property.getKey()));
    }
    JsonNode additional = schema.path("additionalProperties");
    if (additional.isObject()) {
      object.forEach(value -> apply(additional, value));
    }
  }
}
