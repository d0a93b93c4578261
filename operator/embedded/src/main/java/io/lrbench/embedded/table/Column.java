package io.lrbench.embedded.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** One column: its heading and how to take its cell from an object. */
record Column(
    String name,
    String type,
    String format,
    String description,
    int priority,
    Function<JsonNode, JsonNode> cell) {

  static Column text(String name, Function<JsonNode, String> cell) {
    return new Column(name, "string", "", "", 0, object -> TextNode.valueOf(cell.apply(object)));
  }

  static Column wide(String name, Function<JsonNode, String> cell) {
    return new Column(name, "string", "", "", 1, object -> TextNode.valueOf(cell.apply(object)));
  }

  static Column objectName() {
    return new Column(
        "Name",
        "string",
        "name",
        "Name must be unique within a namespace.",
        0,
        object -> object.at("/metadata/name"));
  }

  static Column age() {
    return text("Age", object -> since(object.at("/metadata/creationTimestamp")));
  }

  /** A printer column of a definition. */
  static Column printer(JsonNode column) {
    JsonPath path = JsonPath.parse(column.path("jsonPath").asText());
    String type = column.path("type").asText();
    return new Column(
        column.path("name").asText(),
        type,
        column.path("format").asText(""),
        column.path("description").asText(""),
        column.path("priority").asInt(0),
        object -> cell(type, path.find(object)));
  }

  private static JsonNode cell(String type, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return NullNode.getInstance();
    }
    if (type.equals("date")) {
      return TextNode.valueOf(since(value));
    }
    if (type.equals("string")) {
      return TextNode.valueOf(value.isTextual() ? value.asText() : Json.write(value));
    }
    return value;
  }

  /** The age of a time, or what kubectl prints for a time that is not there. */
  static String since(JsonNode time) {
    String text = time.asText("");
    return text.isEmpty()
        ? "<unknown>"
        : Age.of(Duration.between(Instant.parse(text), Instant.now()));
  }
}
