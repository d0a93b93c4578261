package io.lrbench.embedded.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.json.Json;
import java.util.List;
import java.util.Locale;

/** The names of a resource type. */
public record Names(
    String group,
    String version,
    String plural,
    String singular,
    String kind,
    List<String> shortNames,
    List<String> categories) {

  public Names {
    shortNames = List.copyOf(shortNames);
    categories = List.copyOf(categories);
  }

  static Names builtIn(String group, String plural, String kind, List<String> shortNames) {
    String singular = kind.toLowerCase(Locale.ROOT);
    boolean all = List.of("pods", "services", "jobs", "cronjobs", "deployments").contains(plural);
    List<String> categories = all ? List.of("all") : List.of();
    return new Names(group, "v1", plural, singular, kind, shortNames, categories);
  }

  static Names ofDefinition(JsonNode definition, String version) {
    JsonNode names = definition.at("/spec/names");
    String kind = names.path("kind").asText();
    return new Names(
        definition.at("/spec/group").asText(),
        version,
        names.path("plural").asText(),
        names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
        kind,
        Json.texts(names.path("shortNames")),
        Json.texts(names.path("categories")));
  }

  /** {@code v1} or {@code batch/v1}. */
  public String groupVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** {@code /api/v1} or {@code /apis/batch/v1}. */
  public String root() {
    return group.isEmpty() ? "/api/" + version : "/apis/" + groupVersion();
  }
}
