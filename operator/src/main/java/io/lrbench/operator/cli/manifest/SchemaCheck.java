package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.schema.CelRules;
import io.lrbench.embedded.schema.Defaults;
import io.lrbench.embedded.schema.Pruning;
import io.lrbench.embedded.schema.Validation;
import io.lrbench.embedded.type.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the API's schema and rules say to a manifest. */
final class SchemaCheck {
  private static final JsonNode NOTHING_BEFORE = Json.object().path("absent");

  private final ResourceSchema schema;

  SchemaCheck(ResourceSchema schema) {
    this.schema = schema;
  }

  /**
   * The object with its defaults.
   *
   * @throws InvalidManifestException the API would refuse it; every problem with its line
   */
  ObjectNode complete(YamlDocument document) {
    ObjectNode object = document.root().deepCopy();
    List<String> unknown = unknown(document, object);
    Defaults.apply(schema.root(), object);
    List<Cause> causes = new ArrayList<>(Validation.check(schema.root(), object, NOTHING_BEFORE));
    JsonNode metadata = object.path("metadata");
    Validation.check(TypeSchema.metadata(), metadata, NOTHING_BEFORE).stream()
        .map(cause -> new Cause("metadata." + cause.field(), cause.reason(), cause.message()))
        .forEach(causes::add);
    if (causes.isEmpty()) {
      causes.addAll(CelRules.check(schema.root(), object, NOTHING_BEFORE));
    }
    Wording wording = new Wording(schema, object, document.root());
    List<String> problems = new ArrayList<>(unknown);
    causes.stream()
        .map(cause -> document.at(cause.field()) + wording.of(cause))
        .distinct()
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new InvalidManifestException(problems);
    }
    return object;
  }

  private List<String> unknown(YamlDocument document, ObjectNode object) {
    List<String> paths = new ArrayList<>(Pruning.prune(schema.root(), object));
    List<String> problems =
        paths.stream()
            .map(path -> document.at(path) + unknown(path, schema.siblings(path)))
            .collect(Collectors.toCollection(ArrayList::new));
    if (object.get("metadata") instanceof ObjectNode metadata) {
      List<String> names = new ArrayList<>();
      TypeSchema.metadata().path("properties").fieldNames().forEachRemaining(names::add);
      Pruning.prune(TypeSchema.metadata(), metadata).stream()
          .map(name -> document.at("metadata." + name) + unknown("metadata." + name, names))
          .forEach(problems::add);
    }
    return problems;
  }

  private static String unknown(String path, List<String> siblings) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return path
        + ": found an unknown field; "
        + Nearest.of(name, siblings)
            .map(known -> "write " + known)
            .orElse(
                siblings.isEmpty() ? "remove it" : "write one of " + String.join(", ", siblings));
  }
}
