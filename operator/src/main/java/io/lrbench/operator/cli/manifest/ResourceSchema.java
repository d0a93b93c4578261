package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.TypeSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The committed definition's schema: what the API checks. */
final class ResourceSchema {
  private static final String FILE = "lrbenchmarks.lrbench.io-v1.yml";
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[[0-9]+\\]");

  private static final String METADATA = "metadata.";

  private final JsonNode root;

  private ResourceSchema(JsonNode root) {
    this.root = root;
  }

  private static final class Committed {
    static final ResourceSchema SCHEMA = read();

    private Committed() {}
  }

  static ResourceSchema load() {
    return Committed.SCHEMA;
  }

  private static ResourceSchema read() {
    try (InputStream in = LRBenchmark.class.getResourceAsStream(FILE)) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ResourceSchema(
          Json.readYamlDocuments(yaml).get(0).at("/spec/versions/0/schema/openAPIV3Schema"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** The schema of the field at a path such as {@code spec.policies[2].name}; missing if none. */
  JsonNode at(String path) {
    boolean metadata = path.startsWith(METADATA);
    JsonNode schema = metadata ? TypeSchema.metadata() : root;
    Matcher steps = STEP.matcher(metadata ? path.substring(METADATA.length()) : path);
    while (steps.find()) {
      schema = steps.group(1) == null ? schema.path("items") : field(schema, steps.group(1));
    }
    return schema;
  }

  private static JsonNode field(JsonNode schema, String name) {
    JsonNode property = schema.path("properties").path(name);
    if (!property.isMissingNode()) {
      return property;
    }
    JsonNode additional = schema.path("additionalProperties");
    return additional.isObject() ? additional : MissingNode.getInstance();
  }

  /** The fields beside a path's last one. */
  List<String> siblings(String path) {
    int dot = path.lastIndexOf('.');
    List<String> names = new ArrayList<>();
    at(dot < 0 ? "" : path.substring(0, dot))
        .path("properties")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }
}
