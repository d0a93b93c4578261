package io.lrbench.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.problem.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks an object against its structural schema, in the words of the real API server.
 *
 * <p>Values that an update leaves as they were are not checked again (ratcheting).
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation">Validation
 *     of custom resources</a>
 */
public final class Validation {
  private final List<Cause> causes = new ArrayList<>();

  private Validation() {}

  /** The problems of an object; {@code old} is missing when the object is new. */
  public static List<Cause> check(JsonNode schema, JsonNode object, JsonNode old) {
    Validation validation = new Validation();
    validation.visit(schema, object, old, "");
    return List.copyOf(validation.causes);
  }

  private void visit(JsonNode schema, JsonNode value, JsonNode old, String at) {
    if (!at.isEmpty() && value.equals(old)) {
      return;
    }
    if (value.isNull() && schema.path("nullable").asBoolean()) {
      return;
    }
    boolean fits = typeFits(schema, value, at);
    enumeration(schema, value, at);
    if (!fits) {
      return;
    }
    if (value.isNumber()) {
      causes.addAll(Bounds.number(schema, value, at));
    } else if (value.isTextual()) {
      causes.addAll(Bounds.text(schema, value, at));
    } else if (value.isArray()) {
      array(schema, value, old, at);
    } else if (value.isObject()) {
      object(schema, value, old, at);
    }
  }

  private boolean typeFits(JsonNode schema, JsonNode value, String at) {
    String type = schema.path("type").asText("");
    boolean fits;
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      type = "integer,string";
      fits = value.isTextual() || isInteger(value);
    } else {
      fits =
          switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> isInteger(value);
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
          };
    }
    if (!fits) {
      boolean fraction = value.isNumber() && type.equals("integer") && schema.has("format");
      String wanted = fraction ? schema.path("format").asText() : type;
      String found = fraction ? "\"float64\"" : "\"" + nameOfType(value) + "\"";
      String words = at + " in body must be of type " + wanted + ": " + found;
      causes.add(new Cause(at, "FieldValueTypeInvalid", "Invalid value: " + found + ": " + words));
    }
    return fits;
  }

  /** The validator counts 3.0 as an integer, as JSON schema does. */
  private static boolean isInteger(JsonNode value) {
    return value.isIntegralNumber()
        || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
  }

  private static String nameOfType(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case OBJECT -> "object";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case NULL -> "null";
      default -> "string";
    };
  }

  private void enumeration(JsonNode schema, JsonNode value, String at) {
    JsonNode allowed = schema.path("enum");
    if (allowed.isMissingNode()) {
      return;
    }
    List<String> shown = new ArrayList<>();
    for (JsonNode one : allowed) {
      if (one.equals(value)) {
        return;
      }
      shown.add(Bounds.shown(one));
    }
    causes.add(
        new Cause(
            at,
            "FieldValueNotSupported",
            "Unsupported value: "
                + Bounds.shown(value)
                + ": supported values: "
                + String.join(", ", shown)));
  }

  private void array(JsonNode schema, JsonNode value, JsonNode old, String at) {
    causes.addAll(Bounds.items(schema, value, at));
    String listType = schema.path("x-kubernetes-list-type").asText("");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      String path = at + "[" + i + "]";
      String key = MapList.key(schema, item);
      if (!listType.isEmpty() && !listType.equals("atomic") && !seen.add(key)) {
        causes.add(Cause.duplicate(path, key));
      }
      visit(schema.path("items"), item, MapList.counterpart(schema, item, old), path);
    }
  }

  private void object(JsonNode schema, JsonNode value, JsonNode old, String at) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        causes.add(Cause.required(join(at, required.asText()), ""));
      }
    }
    causes.addAll(Bounds.properties(schema, value, at));
    JsonNode properties = schema.path("properties");
    JsonNode additional = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = field.getKey();
      JsonNode before = old.path(name);
      if (properties.has(name)) {
        visit(properties.get(name), field.getValue(), before, join(at, name));
      } else if (additional.isObject()) {
        visit(additional, field.getValue(), before, join(at, name));
      }
    }
  }

  static String join(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }
}
