package io.lrbench.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import io.lrbench.embedded.problem.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the {@code x-kubernetes-validations} of a schema.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">Validation
 *     rules</a>
 */
public final class CelRules {
  private final List<Cause> causes = new ArrayList<>();

  private CelRules() {}

  /** The rules that an object breaks; {@code old} is missing when the object is new. */
  public static List<Cause> check(JsonNode schema, JsonNode object, JsonNode old) {
    CelRules rules = new CelRules();
    rules.visit(schema, object, old, "");
    return List.copyOf(rules.causes);
  }

  /** Loads the CEL library, so that the first rule does not wait for it. */
  public static void load() {
    CelPrograms.refusal("true");
  }

  /** The rules of a schema that do not compile. */
  public static List<Cause> compile(JsonNode schema, String at) {
    List<Cause> refused = new ArrayList<>();
    JsonNode rules = schema.path("x-kubernetes-validations");
    for (int i = 0; i < rules.size(); i++) {
      String path = at + ".x-kubernetes-validations[" + i + "]";
      for (String field : List.of("rule", "messageExpression")) {
        JsonNode expression = rules.get(i).path(field);
        String refusal = expression.isTextual() ? CelPrograms.refusal(expression.asText()) : "";
        if (!refusal.isEmpty()) {
          refused.add(Cause.invalid(path + "." + field, expression.toString(), refusal));
        }
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      refused.addAll(compile(property.getValue(), at + ".properties[" + property.getKey() + "]"));
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (schema.path(inner).isObject()) {
        refused.addAll(compile(schema.get(inner), at + "." + inner));
      }
    }
    return refused;
  }

  private void visit(JsonNode schema, JsonNode value, JsonNode old, String at) {
    if (value.isNull()) {
      return;
    }
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      evaluate(schema, rule, value, old, at);
    }
    if (value.isObject()) {
      JsonNode additional = schema.path("additionalProperties");
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        JsonNode property = schema.path("properties").path(field.getKey());
        JsonNode inner = property.isMissingNode() && additional.isObject() ? additional : property;
        String path = Validation.join(at, field.getKey());
        visit(inner, field.getValue(), old.path(field.getKey()), path);
      }
    } else if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        JsonNode item = value.get(i);
        JsonNode before = MapList.counterpart(schema, item, old);
        visit(schema.get("items"), item, before, at + "[" + i + "]");
      }
    }
  }

  private void evaluate(JsonNode schema, JsonNode rule, JsonNode value, JsonNode old, String at) {
    String expression = rule.path("rule").asText();
    boolean transition = expression.contains("oldSelf");
    boolean unchanged = !at.isEmpty() && value.equals(old);
    if (transition ? old.isMissingNode() || old.isNull() : unchanged) {
      return;
    }
    Map<String, Object> variables = new HashMap<>();
    variables.put("self", CelValues.of(schema, value));
    if (transition) {
      variables.put("oldSelf", CelValues.of(schema, old));
    }
    try {
      if (!CelPrograms.holds(expression, variables)) {
        causes.add(broken(rule, message(rule, variables), value, at));
      }
    } catch (CelEvaluationException | IllegalArgumentException e) {
      String detail = "rule evaluation error: " + e.getMessage() + " evaluating rule: ";
      causes.add(withoutValue(at, detail + text(rule)));
    }
  }

  /** The message that the rule computes, or else the one that it names. */
  private static String message(JsonNode rule, Map<String, Object> variables) {
    String expression = rule.path("messageExpression").asText("");
    try {
      String computed = expression.isEmpty() ? "" : CelPrograms.text(expression, variables);
      return computed.isBlank() || computed.contains("\n") ? text(rule) : computed;
    } catch (CelEvaluationException | IllegalArgumentException e) {
      return text(rule);
    }
  }

  private static Cause broken(JsonNode rule, String message, JsonNode value, String at) {
    String path = at + rule.path("fieldPath").asText("");
    String field = path.startsWith(".") ? path.substring(1) : path;
    return switch (rule.path("reason").asText("FieldValueInvalid")) {
      case "FieldValueForbidden" -> Cause.forbidden(field, message);
      case "FieldValueRequired" -> Cause.required(field, message);
      case "FieldValueDuplicate" -> Cause.duplicate(field, shown(value));
      default -> withoutValue(field, message);
    };
  }

  private static Cause withoutValue(String at, String text) {
    String field = at.isEmpty() ? "<nil>" : at;
    return new Cause(field, "FieldValueInvalid", "Invalid value: " + text);
  }

  private static String text(JsonNode rule) {
    return rule.path("message").asText("failed rule: " + rule.path("rule").asText().trim());
  }

  /** Objects and lists are shown by their type only, as the API server does. */
  private static String shown(JsonNode value) {
    if (value.isObject()) {
      return "\"object\"";
    }
    return value.isArray() ? "\"array\"" : Bounds.shown(value);
  }
}
