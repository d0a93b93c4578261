package io.lrbench.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes fields that the schema does not know.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning">Field
 *     pruning</a>
 */
public final class Pruning {
  private static final Set<String> TYPE_AND_METADATA = Set.of("apiVersion", "kind", "metadata");

  private final List<String> unknown = new ArrayList<>();

  private Pruning() {}

  /** Prunes the object in place and answers the paths that went. */
  public static List<String> prune(JsonNode schema, ObjectNode object) {
    Pruning pruning = new Pruning();
    pruning.visit(schema, object, "", true);
    return List.copyOf(pruning.unknown);
  }

  private void visit(JsonNode schema, JsonNode value, String at, boolean resource) {
    if (value.isObject()) {
      visitObject(schema, (ObjectNode) value, at, resource);
    } else if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        visit(schema.get("items"), value.get(i), at + "[" + i + "]", false);
      }
    }
  }

  private void visitObject(JsonNode schema, ObjectNode value, String at, boolean resource) {
    boolean keep = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    boolean embedded = resource || schema.path("x-kubernetes-embedded-resource").asBoolean();
    JsonNode additional = schema.path("additionalProperties");
    Iterator<Map.Entry<String, JsonNode>> fields = value.properties().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String path = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
      JsonNode property = schema.path("properties").path(field.getKey());
      if (embedded && TYPE_AND_METADATA.contains(field.getKey())) {
        continue;
      }
      if (!property.isMissingNode()) {
        visit(property, field.getValue(), path, false);
      } else if (additional.isObject()) {
        visit(additional, field.getValue(), path, false);
      } else if (!keep && !additional.asBoolean(false)) {
        unknown.add(path);
        fields.remove();
      }
    }
  }
}
