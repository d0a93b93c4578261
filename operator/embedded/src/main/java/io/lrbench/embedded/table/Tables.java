package io.lrbench.embedded.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ResourceType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@code Table} of objects.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables">Receiving
 *     resources as Tables</a>
 */
public final class Tables {
  private Tables() {}

  /** {@code includeObject} is Metadata (also when empty), Object or None. */
  public static ObjectNode of(ResourceType type, List<ObjectNode> objects, String includeObject) {
    ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    ObjectNode metadata = table.putObject("metadata");
    if (objects.size() == 1) {
      metadata.set("resourceVersion", objects.get(0).at("/metadata/resourceVersion"));
    }
    List<Column> columns = columns(type);
    ArrayNode headings = table.putArray("columnDefinitions");
    for (Column column : columns) {
      headings
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("format", column.format())
          .put("description", column.description())
          .put("priority", column.priority());
    }
    ArrayNode rows = table.putArray("rows");
    for (ObjectNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      columns.forEach(column -> cells.add(column.cell().apply(object)));
      if (!includeObject.equals("None")) {
        row.set("object", includeObject.equals("Object") ? object : metadataOnly(object));
      }
    }
    return table;
  }

  private static JsonNode metadataOnly(ObjectNode object) {
    ObjectNode partial =
        Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
    partial.set("metadata", object.get("metadata"));
    return partial;
  }

  private static List<Column> columns(ResourceType type) {
    if (!type.schema().custom()) {
      return BuiltInColumns.of(type);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.objectName());
    type.columns().forEach(column -> columns.add(Column.printer(column)));
    if (type.columns().isEmpty()) {
      columns.add(Column.age());
    }
    return columns;
  }
}
