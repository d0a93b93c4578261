package io.lrbench.embedded.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How lists and maps merge at a path; an item of a list has the path step {@code *}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side
 *     apply, merge strategy</a>
 */
public interface ListShape {
  /** Empty for an atomic list, no keys for a set, the merge keys for a map list. */
  Optional<List<String>> keys(List<String> path);

  boolean atomicMap(List<String> path);

  /** The built-in kinds, by the name of the field. */
  ListShape BUILT_IN =
      new ListShape() {
        private static final Map<String, List<String>> KEYS =
            Map.ofEntries(
                Map.entry("containers", List.of("name")),
                Map.entry("initContainers", List.of("name")),
                Map.entry("volumes", List.of("name")),
                Map.entry("env", List.of("name")),
                Map.entry("imagePullSecrets", List.of("name")),
                Map.entry("volumeMounts", List.of("mountPath")),
                Map.entry("ports", List.of("containerPort", "protocol")),
                Map.entry("conditions", List.of("type")),
                Map.entry("ownerReferences", List.of("uid")),
                Map.entry("finalizers", List.of()));
        private static final Set<String> ATOMIC_MAPS = Set.of("selector", "nodeSelector");

        @Override
        public Optional<List<String>> keys(List<String> path) {
          String field = path.get(path.size() - 1);
          return Optional.ofNullable(KEYS.get(field));
        }

        @Override
        public boolean atomicMap(List<String> path) {
          return ATOMIC_MAPS.contains(path.get(path.size() - 1));
        }
      };

  /** A custom resource, by the x-kubernetes-list-type and -map-type of its schema. */
  static ListShape ofSchema(JsonNode schema) {
    return new ListShape() {
      @Override
      public Optional<List<String>> keys(List<String> path) {
        if (path.get(0).equals("metadata")) {
          return BUILT_IN.keys(path);
        }
        JsonNode at = at(path);
        return switch (at.path("x-kubernetes-list-type").asText("atomic")) {
          case "map" -> Optional.of(Json.texts(at.path("x-kubernetes-list-map-keys")));
          case "set" -> Optional.of(List.of());
          default -> Optional.empty();
        };
      }

      @Override
      public boolean atomicMap(List<String> path) {
        return !path.get(0).equals("metadata")
            && at(path).path("x-kubernetes-map-type").asText("").equals("atomic");
      }

      private JsonNode at(List<String> path) {
        JsonNode node = schema;
        for (String step : path) {
          if (step.equals("*")) {
            node = node.path("items");
          } else if (node.path("properties").has(step)) {
            node = node.path("properties").get(step);
          } else {
            node = node.path("additionalProperties");
          }
        }
        return node;
      }
    };
  }
}
