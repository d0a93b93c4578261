package io.lrbench.embedded.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Turns a CustomResourceDefinition into the types it serves and writes its status. */
public final class Definitions {
  private Definitions() {}

  /** One type for each served version. */
  public static List<ResourceType> types(JsonNode definition) {
    List<ResourceType> types = new ArrayList<>();
    for (JsonNode version : definition.at("/spec/versions")) {
      if (version.path("served").asBoolean()) {
        types.add(type(definition, version));
      }
    }
    return types;
  }

  private static ResourceType type(JsonNode definition, JsonNode version) {
    List<String> selectable = new ArrayList<>();
    for (JsonNode field : version.path("selectableFields")) {
      selectable.add(field.path("jsonPath").asText());
    }
    return new ResourceType(
        Names.ofDefinition(definition, version.path("name").asText()),
        definition.at("/spec/scope").asText().equals("Namespaced"),
        version.path("subresources").has("status"),
        version.path("subresources").path("scale"),
        TypeSchema.ofDefinition(version.path("schema").path("openAPIV3Schema")),
        version.path("additionalPrinterColumns"),
        selectable);
  }

  /** The status of an accepted definition; condition times of an earlier status are kept. */
  public static ObjectNode status(JsonNode definition) {
    ObjectNode status = Json.object();
    ArrayNode conditions = status.putArray("conditions");
    condition(conditions, definition, "NamesAccepted", "NoConflicts", "no conflicts found");
    condition(
        conditions,
        definition,
        "Established",
        "InitialNamesAccepted",
        "the initial names have been accepted");
    ObjectNode names = definition.at("/spec/names").deepCopy();
    if (!names.has("singular")) {
      names.put("singular", Names.ofDefinition(definition, "").singular());
    }
    if (!names.has("listKind")) {
      names.put("listKind", names.path("kind").asText() + "List");
    }
    status.set("acceptedNames", names);
    ArrayNode stored = status.putArray("storedVersions");
    for (JsonNode version : definition.at("/spec/versions")) {
      if (version.path("storage").asBoolean()) {
        stored.add(version.path("name").asText());
      }
    }
    return status;
  }

  private static void condition(
      ArrayNode conditions, JsonNode definition, String type, String reason, String message) {
    String time = Json.now();
    for (JsonNode earlier : definition.at("/status/conditions")) {
      if (earlier.path("type").asText().equals(type)) {
        time = earlier.path("lastTransitionTime").asText();
      }
    }
    conditions
        .addObject()
        .put("type", type)
        .put("status", "True")
        .put("lastTransitionTime", time)
        .put("reason", reason)
        .put("message", message);
  }
}
