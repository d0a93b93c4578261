package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.schema.CelRules;
import io.lrbench.embedded.schema.Defaults;
import io.lrbench.embedded.schema.Pruning;
import io.lrbench.embedded.schema.Validation;
import io.lrbench.embedded.type.ResourceType;
import io.lrbench.embedded.type.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Prunes, defaults and validates an object against its type's schema. */
final class Admission {
  /** Problems after which the rules of CEL are not evaluated. */
  private static final Set<String> BLOCKING =
      Set.of(
          "FieldValueRequired", "FieldValueTooLong", "FieldValueTooMany", "FieldValueTypeInvalid");

  private Admission() {}

  /** Removes unknown fields; answers the warnings about them, or refuses if that is asked for. */
  static List<String> prune(ResourceType type, ObjectNode object, FieldValidation validation) {
    mustDecode(type, object);
    List<String> warnings = new ArrayList<>();
    for (String unknown : Pruning.prune(type.schema().root(), object)) {
      warnings.add("unknown field \"" + unknown + "\"");
    }
    return judge(type, warnings, validation);
  }

  /** Values of the wrong type in metadata, or in a built-in kind, are refused by any decoding. */
  private static void mustDecode(ResourceType type, ObjectNode object) {
    JsonNode nothing = Json.object().path("absent");
    List<Cause> causes;
    if (type.schema().custom()) {
      JsonNode metadata = object.path("metadata").deepCopy();
      Json.dropNulls(metadata);
      causes = Validation.check(TypeSchema.metadata(), metadata, nothing);
    } else {
      Json.dropNulls(object);
      causes = Validation.check(type.schema().root(), object, nothing);
    }
    if (!causes.isEmpty()) {
      throw ApiProblem.badRequest(
          type.names().kind()
              + " in version \""
              + type.names().version()
              + "\" cannot be handled as a "
              + type.names().kind()
              + ": "
              + causes.get(0).message());
    }
  }

  /** An applied configuration must not hold unknown fields of a custom resource at all. */
  static List<String> pruneApplied(WriteContext context, ObjectNode applied) {
    ResourceType type = context.type();
    mustDecode(type, applied);
    List<String> unknown = Pruning.prune(type.schema().root(), applied);
    if (!type.schema().custom() || unknown.isEmpty()) {
      List<String> findings = unknown.stream().map(one -> "unknown field \"" + one + "\"").toList();
      return judge(type, findings, context.validation());
    }
    throw new ApiProblem(
        500,
        "",
        "failed to create typed patch object ("
            + context.namespace()
            + "/"
            + context.name()
            + "; "
            + type.names().groupVersion()
            + ", Kind="
            + type.names().kind()
            + "): ."
            + String.join(", .", unknown)
            + ": field not declared in schema");
  }

  /** Turns findings of strict decoding into warnings, into a refusal or into nothing. */
  static List<String> judge(ResourceType type, List<String> findings, FieldValidation validation) {
    if (validation == FieldValidation.STRICT && !findings.isEmpty()) {
      throw ApiProblem.badRequest(
          type.names().kind()
              + " in version \""
              + type.names().version()
              + "\" cannot be handled as a "
              + type.names().kind()
              + ": strict decoding error: "
              + String.join(", ", findings));
    }
    return validation == FieldValidation.IGNORE ? List.of() : findings;
  }

  /** Sets defaults, then refuses an object that breaks its schema or a rule. */
  static void validate(ResourceType type, ObjectNode object, JsonNode old) {
    if (!type.schema().custom()) {
      return;
    }
    JsonNode schema = type.schema().root();
    Defaults.apply(schema, object);
    List<Cause> causes = new ArrayList<>(Validation.check(schema, object, old));
    if (causes.stream().anyMatch(cause -> BLOCKING.contains(cause.reason()))) {
      causes.add(
          Cause.invalid(
              "<nil>",
              "null",
              "some validation rules were not checked because the object was invalid; correct the"
                  + " existing errors to complete validation"));
    } else {
      causes.addAll(CelRules.check(schema, object, old));
    }
    if (!causes.isEmpty()) {
      throw ApiProblem.invalid(type.kindSubject(object.at("/metadata/name").asText()), causes);
    }
  }
}
