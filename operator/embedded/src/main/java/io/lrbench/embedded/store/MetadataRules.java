package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rules of labels and owner references.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels,
 *     syntax and character set</a>
 */
final class MetadataRules {
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final Pattern KEY = Pattern.compile("([^/]{1,253}/)?(?=.{1,63}$)" + NAME);
  private static final Pattern VALUE = Pattern.compile("(?=.{0,63}$)(" + NAME + ")?");
  private static final List<String> DROPPED_WHEN_EMPTY =
      List.of("labels", "annotations", "finalizers", "ownerReferences");

  private MetadataRules() {}

  /** Empty maps and lists are not kept. */
  static void tidy(ObjectNode metadata) {
    DROPPED_WHEN_EMPTY.forEach(
        field -> {
          if (metadata.has(field) && metadata.get(field).isEmpty()) {
            metadata.remove(field);
          }
        });
  }

  static void check(ResourceType type, JsonNode object) {
    List<Cause> causes = new ArrayList<>(labels(object.at("/metadata/labels"), "metadata.labels"));
    JsonNode owners = object.at("/metadata/ownerReferences");
    for (int i = 0; i < owners.size(); i++) {
      for (String field : List.of("apiVersion", "kind", "name", "uid")) {
        if (owners.get(i).path(field).asText("").isEmpty()) {
          String at = "metadata.ownerReferences[" + i + "]." + field;
          causes.add(Cause.invalid(at, "\"\"", "must not be empty"));
        }
      }
    }
    if (!causes.isEmpty()) {
      throw ApiProblem.invalid(type.kindSubject(object.at("/metadata/name").asText()), causes);
    }
  }

  /** What leaves may lose finalizers only. */
  static void checkFinalizers(ResourceType type, JsonNode old, JsonNode updated) {
    List<String> added = new ArrayList<>(Json.texts(updated.at("/metadata/finalizers")));
    added.removeAll(Json.texts(old.at("/metadata/finalizers")));
    if (old.path("metadata").has("deletionTimestamp") && !added.isEmpty()) {
      String words =
          "no new finalizers can be added if the object is being deleted, found new finalizers "
              + added;
      throw ApiProblem.invalid(
          type.kindSubject(old.at("/metadata/name").asText()),
          List.of(Cause.forbidden("metadata.finalizers", words)));
    }
  }

  static List<Cause> labels(JsonNode labels, String at) {
    List<Cause> causes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> label : labels.properties()) {
      if (!KEY.matcher(label.getKey()).matches()) {
        causes.add(Cause.invalid(at, "\"" + label.getKey() + "\"", KEY_WORDS));
      }
      String value = label.getValue().asText();
      if (!VALUE.matcher(value).matches()) {
        String words = value.length() > 63 ? "must be no more than 63 bytes" : VALUE_WORDS;
        causes.add(Cause.invalid(at, "\"" + value + "\"", words));
      }
    }
    return causes;
  }

  private static final String KEY_WORDS =
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
          + " with an alphanumeric character";
  private static final String VALUE_WORDS =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character";
}
