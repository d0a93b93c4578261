package io.lrbench.operator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values for a schema: such as it takes, and such as lie just beside. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> LENGTHS =
      List.of("30%", "1ep", "0.5ep", "100%", "0%", "250%", "1.5%", "%", "ep", "-1%", "1 ep", "2EP");
  private static final List<String> RAW =
      List.of(
          "1e400",
          "-1e400",
          "-0",
          "-0.0",
          "1e-400",
          "1e3",
          "1.0",
          "1.5",
          "1e30",
          "-1",
          "9223372036854775807",
          "9223372036854775808",
          "4294967295",
          "2147483648",
          "0.1e1",
          "123456789012345678901234567890");
  private static final List<String> NUMERIC_TEXT = List.of("NaN", ".inf", "1e-3", "0x10", "1_000");
  private static final List<String> UNICODE =
      List.of("é", "名前", "😀", "\u202eabc", "a\u200bb", "\u0000", "\u00a0", "Ａ", "ß", "e\u0301");
  private static final List<JsonNode> OTHERS =
      List.of(
          JSON.textNode("text"),
          JSON.textNode("1"),
          JSON.textNode("true"),
          JSON.numberNode(7),
          JSON.numberNode(0.25),
          JSON.booleanNode(true),
          JSON.arrayNode(),
          JSON.arrayNode().add(1).add("a"),
          JSON.objectNode(),
          JSON.objectNode().put("a", 1));
  private static final int HUGE = 70_000;

  private final Random random;

  Values(Random random) {
    this.random = random;
  }

  /** Text that stands for a number as written; {@link Mutator} puts it into the manifest. */
  JsonNode raw() {
    return JSON.textNode(random.nextInt(5) == 0 ? one(NUMERIC_TEXT) : "@raw:" + one(RAW) + "@");
  }

  JsonNode wrongType() {
    return one(OTHERS).deepCopy();
  }

  JsonNode length() {
    return JSON.textNode(one(LENGTHS));
  }

  JsonNode unicode() {
    return JSON.textNode(one(UNICODE));
  }

  JsonNode longText() {
    return JSON.textNode("x".repeat(random.nextInt(HUGE)));
  }

  /** At a bound, just inside or just outside. */
  JsonNode beside(JsonNode schema) {
    List<JsonNode> around = new ArrayList<>();
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        double at = schema.get(bound).doubleValue();
        boolean whole = !"number".equals(schema.path("type").asText());
        for (double step : new double[] {-1, 0, 1}) {
          around.add(whole ? JSON.numberNode((long) (at + step)) : JSON.numberNode(at + step / 16));
        }
      }
    }
    for (String bound : List.of("minLength", "maxLength")) {
      if (schema.has(bound)) {
        for (int step = -1; step <= 1; step++) {
          around.add(JSON.textNode("y".repeat(Math.max(0, schema.get(bound).intValue() + step))));
        }
      }
    }
    return around.isEmpty() ? raw() : one(around);
  }

  /** What the schema takes, so far as it says. */
  JsonNode fitting(JsonNode schema, int depth) {
    if (schema.has("enum")) {
      List<JsonNode> words = new ArrayList<>();
      schema.get("enum").forEach(words::add);
      return one(words);
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return random.nextBoolean() ? JSON.numberNode(1 + random.nextInt(50)) : length();
    }
    return switch (schema.path("type").asText()) {
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer" -> JSON.numberNode(random.nextInt(20));
      case "number" -> JSON.numberNode(random.nextInt(1, 40) / 32.0);
      case "string" -> JSON.textNode(one(List.of("a", "file:/data", "hf://a/b", "1h", "b-1")));
      case "array" -> list(schema, depth);
      default -> object(schema, depth);
    };
  }

  private ArrayNode list(JsonNode schema, int depth) {
    ArrayNode list = JSON.arrayNode();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      list.add(fitting(schema.path("items"), depth + 1));
    }
    return list;
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    schema.path("required").forEach(name -> add(object, schema, name.asText(), depth));
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (int i = depth > 3 || names.isEmpty() ? 0 : random.nextInt(3); i > 0; i--) {
      add(object, schema, one(names), depth);
    }
    return object;
  }

  private void add(ObjectNode object, JsonNode schema, String name, int depth) {
    object.set(name, fitting(schema.path("properties").path(name), depth + 1));
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
