package io.lrbench.embedded.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A body as JSON, and the fields that stood in it twice. */
record Decoded(JsonNode json, List<String> duplicates) {
  private static final JsonFactory JSON = new JsonFactory();

  Decoded {
    duplicates = List.copyOf(duplicates);
  }

  static Decoded of(Exchange exchange) {
    byte[] bytes = exchange.body().getBytes();
    String type = Loopback.mediaType(exchange.request());
    if (type.contains("protobuf") || type.contains("cbor")) {
      throw new ApiProblem(
          415,
          "UnsupportedMediaType",
          "the body media type "
              + type
              + " is not accepted; send application/json (with kubectl: write a manifest and use"
              + " kubectl apply -f)");
    }
    try {
      boolean yaml = type.contains("yaml") && (bytes.length == 0 || bytes[0] != '{');
      JsonNode json = yaml ? Json.readYaml(bytes) : Json.read(bytes);
      if (json == null || !json.isContainerNode()) {
        throw ApiProblem.badRequest("the body must be a JSON object, but it holds none");
      }
      requireFinite(json);
      return new Decoded(json, yaml ? List.of() : duplicates(bytes));
    } catch (IOException e) {
      throw ApiProblem.badRequest("the body is not readable as " + type + ": " + e.getMessage());
    }
  }

  /** Numbers beyond a double's range have no place in the API's values. */
  private static void requireFinite(JsonNode node) {
    if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      throw ApiProblem.badRequest("the body holds a number out of range");
    }
    node.forEach(Decoded::requireFinite);
  }

  ObjectNode object() {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw ApiProblem.badRequest("the body must be a JSON object, but it is an array");
  }

  private static List<String> duplicates(byte[] bytes) throws IOException {
    List<String> found = new ArrayList<>();
    Deque<Set<String>> seen = new ArrayDeque<>();
    try (JsonParser parser = JSON.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          seen.push(new HashSet<>());
        } else if (token == JsonToken.END_OBJECT) {
          seen.pop();
        } else if (token == JsonToken.FIELD_NAME && !seen.element().add(parser.currentName())) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          found.add("duplicate field \"" + path.substring(1).replace('/', '.') + "\"");
        }
      }
    }
    return found;
  }
}
