package io.lrbench.schema;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lrbench.api.PlainBlocks;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The reference of every field, written from the definition itself. */
final class ReferencePage {
  static final Path COMMITTED = Path.of("../docs/reference.md");
  private static final Path PROSE = Path.of("src/test/resources/reference-prose.md");
  private static final Set<String> PLAIN =
      Arrays.stream(PlainBlocks.class.getMethods()).map(Method::getName).collect(toSet());

  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  static String of(String crd) throws IOException {
    JsonNode schema =
        new YAMLMapper().readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema/properties");
    ReferencePage reference = new ReferencePage();
    reference.page.append(Files.readString(PROSE));
    reference.section("spec", schema.path("spec"));
    reference.section("status", schema.path("status"));
    return reference.page.toString();
  }

  private void section(String path, JsonNode object) {
    page.append("\n## ").append(path).append("\n\n");
    page.append(cell(object.path("description").asText())).append("\n\n");
    page.append("| field | type | default | meaning |\n|---|---|---|---|\n");
    List<Map.Entry<String, JsonNode>> inner = new ArrayList<>();
    Set<String> required = new TreeSet<>();
    object.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
      row(field.getKey(), field.getValue(), required.contains(field.getKey()));
      JsonNode deeper =
          field.getValue().has("items") ? field.getValue().get("items") : field.getValue();
      if (deeper.path("properties").size() > 0 && !repeated(path, field.getKey())) {
        inner.add(
            Map.entry(
                path + "." + field.getKey() + (field.getValue().has("items") ? "[]" : ""),
                described(deeper, field.getValue())));
      }
    }
    inner.forEach(one -> section(one.getKey(), one.getValue()));
  }

  /** Plain blocks have the same fields wherever they stand. */
  private static boolean repeated(String path, String name) {
    return PLAIN.contains(name) && !path.equals("spec.policies[]");
  }

  private static JsonNode described(JsonNode deeper, JsonNode field) {
    ObjectNode copy = deeper.deepCopy();
    copy.set("description", field.path("description"));
    return copy;
  }

  private void row(String name, JsonNode field, boolean required) {
    String fallback =
        field.has("default") ? "`" + field.get("default") + "`" : required ? "required" : "";
    page.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(name, type(field), fallback, cell(field.path("description").asText())));
  }

  private static String type(JsonNode field) {
    if (field.path("x-kubernetes-int-or-string").asBoolean()) {
      return "integer or string" + bounds(field);
    }
    if (field.has("enum") && field.get("enum").size() <= 12) {
      List<String> words = new ArrayList<>();
      field.get("enum").forEach(word -> words.add("`" + word.asText() + "`"));
      return String.join(", ", words);
    }
    String type = field.path("type").asText();
    if (type.equals("array")) {
      return "list of " + type(field.get("items")) + count(field);
    }
    if (field.path("additionalProperties").isObject()) {
      return "map to " + type(field.get("additionalProperties"));
    }
    return type + bounds(field);
  }

  private static String count(JsonNode list) {
    return list.has("maxItems")
        ? ", %s to %s of them".formatted(list.path("minItems").asText("0"), list.get("maxItems"))
        : "";
  }

  private static String bounds(JsonNode field) {
    StringBuilder bounds = new StringBuilder();
    if (field.has("minimum")) {
      bounds
          .append(field.path("exclusiveMinimum").asBoolean() ? " > " : " ≥ ")
          .append(plain(field.get("minimum")));
    }
    if (field.has("maximum") && field.get("maximum").asDouble() != Integer.MAX_VALUE) {
      bounds
          .append(bounds.isEmpty() ? " " : ", ")
          .append(field.path("exclusiveMaximum").asBoolean() ? "< " : "≤ ")
          .append(plain(field.get("maximum")));
    }
    return bounds.toString();
  }

  private static String plain(JsonNode number) {
    return new BigDecimal(number.asText()).stripTrailingZeros().toPlainString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
