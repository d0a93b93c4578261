package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.problem.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API's refusals in the command line's words: where, what was found, what to write. */
final class Wording {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]+)\\]");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?");
  private static final int LONGEST = 80;

  private final ResourceSchema schema;
  private final JsonNode object;
  private final JsonNode written;

  /**
   * @param object with its defaults
   * @param written without them
   */
  Wording(ResourceSchema schema, JsonNode object, JsonNode written) {
    this.schema = schema;
    this.object = object;
    this.written = written;
  }

  String of(Cause cause) {
    String path = cause.field().equals("<nil>") ? "manifest" : cause.field();
    return (isNameTwice(cause) ? path + ".name" : path) + ": " + problem(cause);
  }

  /** Lists of named things: the API points at the thing, its author has to change the name. */
  private boolean isNameTwice(Cause cause) {
    return cause.reason().equals("FieldValueDuplicate")
        && value(object, cause.field()).path("name").isTextual();
  }

  private String problem(Cause cause) {
    String field = cause.field();
    String detail = detail(cause);
    return switch (cause.reason()) {
      case "FieldValueTypeInvalid" -> "found " + found(field) + "; " + type(field) + meaning(field);
      case "FieldValueRequired" ->
          "found nothing; " + (detail.isEmpty() ? "write it" + meaning(field) : detail);
      case "FieldValueNotSupported" -> "found " + found(field) + "; " + choices(field);
      case "FieldValueDuplicate" -> "found " + detail + " twice; write it once";
      default -> "found " + found(field) + "; " + (isRule(cause) ? detail : bound(field, detail));
    };
  }

  /** What stands behind the API's {@code Invalid value: "x": }. */
  private String detail(Cause cause) {
    return cause
        .message()
        .replaceFirst("^(Invalid value|Required value|Forbidden|Duplicate value):? ?", "")
        .replaceFirst("^.* in body ", "");
  }

  private boolean isRule(Cause cause) {
    return !cause.message().contains(" in body ") && !cause.message().startsWith("Too ");
  }

  private String bound(String field, String detail) {
    return detail
            .replaceFirst(
                "Too long: may not be more than ([0-9]+) bytes", "write at most $1 characters")
            .replaceFirst("Too many: [0-9]+: must have at most", "write at most")
            .replace("should ", "it should ")
        + meaning(field);
  }

  private String type(String field) {
    JsonNode wanted = schema.at(field);
    if (wanted.path("x-kubernetes-int-or-string").asBoolean()) {
      return "write a whole number or text";
    }
    String type = wanted.path("type").asText();
    JsonNode value = value(object, field);
    if (type.equals("number") && value.isTextual() && NUMBER.matcher(value.asText()).matches()) {
      return "write the number without quotes; generators on YAML 1.1 must write 1.0e-3, not 1e-3";
    }
    return switch (type) {
      case "integer" -> "write a whole number";
      case "number" -> "write a number";
      case "boolean" -> "write true or false";
      case "array" -> "write a list";
      case "string" -> "write text";
      default -> "write an object";
    };
  }

  private String choices(String field) {
    List<String> known = new ArrayList<>();
    schema.at(field).path("enum").forEach(one -> known.add(one.asText()));
    return Nearest.of(value(object, field).asText(), known)
            .map(one -> "write " + one + ", or ")
            .orElse("write ")
        + "one of "
        + String.join(", ", known);
  }

  private String meaning(String field) {
    String description = schema.at(field).path("description").asText();
    return description.isEmpty() ? "" : " (" + description + ")";
  }

  private String found(String field) {
    JsonNode value = value(object, field);
    if (value.isMissingNode()) {
      return "nothing";
    }
    String text = value.isObject() ? fields(value(written, field)) : value.toString();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static String fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "{}" : String.join(", ", names);
  }

  private static JsonNode value(JsonNode root, String field) {
    JsonNode value = root;
    Matcher steps = STEP.matcher(field.equals("<nil>") ? "" : field);
    while (steps.find()) {
      value =
          steps.group(1) == null
              ? value.path(Integer.parseInt(steps.group(2)))
              : value.path(steps.group(1));
    }
    return value;
  }
}
