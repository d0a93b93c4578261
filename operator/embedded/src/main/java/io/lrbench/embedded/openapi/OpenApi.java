package io.lrbench.embedded.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ResourceType;
import io.lrbench.embedded.type.TypeSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The OpenAPI v3 index and documents, as kubectl reads them for explain and field validation.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3">OpenAPI
 *     V3</a>
 */
public final class OpenApi {
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

  private OpenApi() {}

  /** Where the document of each group version is. */
  public static ObjectNode index(Collection<ResourceType> types) {
    Map<String, Integer> hashes = new LinkedHashMap<>();
    for (ResourceType type : types) {
      int hash = type.schema().custom() ? type.schema().root().hashCode() : 1;
      hashes.merge(type.names().root().substring(1), hash, (a, b) -> 31 * a + b);
    }
    ObjectNode index = Json.object();
    ObjectNode paths = index.putObject("paths");
    hashes.forEach(
        (root, hash) ->
            paths
                .putObject(root)
                .put(
                    "serverRelativeURL",
                    "/openapi/v3/" + root + "?hash=" + Integer.toHexString(hash)));
    return index;
  }

  /** The document of one group version, given as {@code api/v1} or {@code apis/batch/v1}. */
  public static Optional<ObjectNode> document(Collection<ResourceType> types, String root) {
    List<ResourceType> own =
        types.stream().filter(type -> type.names().root().equals("/" + root)).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode document = Json.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1.34.0");
    ObjectNode paths = document.putObject("paths");
    ObjectNode schemas = document.putObject("components").putObject("schemas");
    schemas.set(META + "ObjectMeta", described(metadata(), META_TEXT));
    schemas.set(META + "ListMeta", listMetadata());
    for (ResourceType type : own) {
      schemas.set(schemaName(type), schema(type));
      schemas.set(schemaName(type) + "List", listSchema(type));
      Paths.of(type, reference(schemaName(type)))
          .properties()
          .forEach(path -> paths.set(path.getKey(), path.getValue()));
    }
    return Optional.of(document);
  }

  private static final String META_TEXT =
      "ObjectMeta is metadata that all persisted resources must have, which includes all objects"
          + " users must create.";

  private static ObjectNode metadata() {
    return TypeSchema.metadata().deepCopy();
  }

  private static ObjectNode listMetadata() {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (String field : List.of("continue", "resourceVersion", "selfLink")) {
      properties.putObject(field).put("type", "string");
    }
    return schema;
  }

  private static ObjectNode schema(ResourceType type) {
    ObjectNode schema = type.schema().root().deepCopy();
    ObjectNode properties = Json.child(schema, "properties");
    properties.set("apiVersion", text(API_VERSION));
    properties.set("kind", text(KIND));
    ObjectNode metadata = Json.object().put("description", "Standard object's metadata.");
    metadata.putArray("allOf").add(reference(META + "ObjectMeta"));
    metadata.putObject("default");
    properties.set("metadata", metadata);
    return withKind(schema, type, type.names().kind());
  }

  private static ObjectNode listSchema(ResourceType type) {
    ObjectNode schema =
        Json.object()
            .put("type", "object")
            .put("description", type.names().kind() + "List is a list of " + type.names().kind());
    ObjectNode properties = schema.putObject("properties");
    properties.set("apiVersion", text(API_VERSION));
    properties.set("kind", text(KIND));
    properties.set("metadata", reference(META + "ListMeta"));
    properties.putObject("items").put("type", "array").set("items", reference(schemaName(type)));
    return withKind(schema, type, type.names().kind() + "List");
  }

  private static final String API_VERSION =
      "APIVersion defines the versioned schema of this representation of an object.";
  private static final String KIND =
      "Kind is a string value representing the REST resource this object represents.";

  private static ObjectNode text(String description) {
    return Json.object().put("description", description).put("type", "string");
  }

  private static ObjectNode described(ObjectNode schema, String description) {
    return schema.put("description", description);
  }

  private static ObjectNode withKind(ObjectNode schema, ResourceType type, String kind) {
    schema
        .putArray("x-kubernetes-group-version-kind")
        .add(AggregatedDiscovery.kind(type).put("kind", kind));
    return schema;
  }

  /** {@code io.lrbench.v1.Thing} for the group lrbench.io. */
  private static String schemaName(ResourceType type) {
    String group = type.names().group().isEmpty() ? "core" : type.names().group();
    List<String> labels = List.of(group.split("\\.", -1));
    StringBuilder name = new StringBuilder();
    for (int i = labels.size() - 1; i >= 0; i--) {
      name.append(labels.get(i)).append('.');
    }
    return name + type.names().version() + "." + type.names().kind();
  }

  static JsonNode reference(String schema) {
    return Json.object().put("$ref", "#/components/schemas/" + schema);
  }
}
