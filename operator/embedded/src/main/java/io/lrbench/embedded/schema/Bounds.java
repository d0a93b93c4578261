package io.lrbench.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The bounds of one value: minimum, length, pattern, format, number of items. */
final class Bounds {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private Bounds() {}

  static List<Cause> number(JsonNode schema, JsonNode value, String at) {
    List<Cause> causes = new ArrayList<>();
    BigDecimal number = value.decimalValue();
    if (schema.has("minimum")) {
      int order = number.compareTo(schema.get("minimum").decimalValue());
      boolean open = schema.path("exclusiveMinimum").asBoolean();
      if (order < 0 || (open && order == 0)) {
        String words = open ? "should be greater than " : "should be greater than or equal to ";
        causes.add(inBody(at, value, words + plain(schema.get("minimum"))));
      }
    }
    if (schema.has("maximum")) {
      int order = number.compareTo(schema.get("maximum").decimalValue());
      boolean open = schema.path("exclusiveMaximum").asBoolean();
      if (order > 0 || (open && order == 0)) {
        String words = open ? "should be less than " : "should be less than or equal to ";
        causes.add(inBody(at, value, words + plain(schema.get("maximum"))));
      }
    }
    if (schema.has("multipleOf")
        && number.remainder(schema.get("multipleOf").decimalValue()).signum() != 0) {
      causes.add(inBody(at, value, "should be a multiple of " + plain(schema.get("multipleOf"))));
    }
    String format = schema.path("format").asText("");
    boolean tooLarge =
        switch (format) {
          case "int32" -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0;
          case "int64" -> number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
          default -> false;
        };
    if (tooLarge) {
      causes.add(inBody(at, value, "must be of type " + format + ": " + value));
    }
    return causes;
  }

  static List<Cause> text(JsonNode schema, JsonNode value, String at) {
    List<Cause> causes = new ArrayList<>();
    String text = value.asText();
    int length = text.codePointCount(0, text.length());
    int maximum = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (length > maximum) {
      String words = "Too long: may not be more than " + maximum + " bytes";
      causes.add(new Cause(at, "FieldValueTooLong", words));
    }
    if (length < schema.path("minLength").asInt(0)) {
      String words = "should be at least " + schema.get("minLength") + " chars long";
      causes.add(inBody(at, value, words));
    }
    String pattern = schema.path("pattern").asText("");
    if (!pattern.isEmpty() && !compiled(pattern).matcher(text).find()) {
      causes.add(inBody(at, value, "should match '" + pattern + "'"));
    }
    String format = schema.path("format").asText("");
    if (!format.isEmpty() && !Formats.accepts(format, text)) {
      causes.add(inBody(at, value, "must be of type " + format + ": " + shown(value)));
    }
    return causes;
  }

  static List<Cause> items(JsonNode schema, JsonNode value, String at) {
    List<Cause> causes = new ArrayList<>();
    int maximum = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    if (value.size() > maximum) {
      causes.add(tooMany(at, value.size(), maximum));
    }
    if (value.size() < schema.path("minItems").asInt(0)) {
      String words = at + " in body should have at least " + schema.get("minItems") + " items";
      causes.add(Cause.invalid(at, String.valueOf(value.size()), words));
    }
    if (schema.path("uniqueItems").asBoolean()) {
      for (int i = 0; i < value.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (value.get(i).equals(value.get(j))) {
            causes.add(Cause.duplicate(at + "[" + i + "]", shown(value.get(i))));
          }
        }
      }
    }
    return causes;
  }

  static List<Cause> properties(JsonNode schema, JsonNode value, String at) {
    List<Cause> causes = new ArrayList<>();
    int maximum = schema.path("maxProperties").asInt(Integer.MAX_VALUE);
    if (value.size() > maximum) {
      causes.add(tooMany(at, value.size(), maximum));
    }
    if (value.size() < schema.path("minProperties").asInt(0)) {
      String words =
          at + " in body should have at least " + schema.get("minProperties") + " properties";
      causes.add(Cause.invalid(at, String.valueOf(value.size()), words));
    }
    return causes;
  }

  private static Cause tooMany(String at, int found, int maximum) {
    String words = "Too many: " + found + ": must have at most " + maximum + " items";
    return new Cause(at, "FieldValueTooMany", words);
  }

  private static Cause inBody(String at, JsonNode value, String words) {
    return Cause.invalid(at, shown(value), at + " in body " + words);
  }

  /** Numbers of a schema may be written 1.0 or 1; both read 1. */
  private static String plain(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().toPlainString();
  }

  static String shown(JsonNode value) {
    return value.isNumber() ? value.asText() : Json.write(value);
  }

  private static Pattern compiled(String pattern) {
    return PATTERNS.computeIfAbsent(pattern, Pattern::compile);
  }
}
