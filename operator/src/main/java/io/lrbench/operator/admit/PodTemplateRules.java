package io.lrbench.operator.admit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.PodTemplateException;
import io.lrbench.api.PodTemplates;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A pod template that is one, and can be merged over the operator's. */
final class PodTemplateRules {
  /** Lists of a pod whose items are objects with a key. */
  private static final Map<String, String> KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "volumes", "name",
          "env", "name",
          "volumeMounts", "mountPath");

  private PodTemplateRules() {}

  /**
   * What has to change in it.
   *
   * @param at where it stands: {@code spec.podTemplate}
   * @param template null where there is none
   */
  static Stream<Problem> problems(String at, ObjectNode template) {
    if (template == null) {
      return Stream.empty();
    }
    if (PodTemplates.wasTooDeep(template)) {
      return Stream.of(
          new Problem(
              at, "more than " + PodTemplates.DEEPEST + " levels", "write what a pod takes there"));
    }
    try {
      PodTemplates.read(template);
      return nameless(at, template);
    } catch (PodTemplateException e) {
      return Stream.of(new Problem(at + e.path(), e.found(), e.remedy()));
    }
  }

  /** Items are merged by what they are named by; one without it has no place. */
  private static Stream<Problem> nameless(String path, JsonNode node) {
    return node.properties().stream()
        .flatMap(
            field -> {
              String at = path + "." + field.getKey();
              String key = KEYS.get(field.getKey());
              return Stream.concat(
                  key == null ? Stream.empty() : items(at, key, field.getValue()),
                  field.getValue().isArray()
                      ? IntStream.range(0, field.getValue().size())
                          .boxed()
                          .flatMap(i -> nameless(at + "[" + i + "]", field.getValue().get(i)))
                      : nameless(at, field.getValue()));
            });
  }

  private static Stream<Problem> items(String path, String key, JsonNode list) {
    return IntStream.range(0, list.isArray() ? list.size() : 0)
        .boxed()
        .filter(i -> list.get(i).path(key).asText().isEmpty())
        .map(
            i ->
                new Problem(
                    path + "[" + i + "]." + key,
                    "nothing",
                    "write the " + key + ", by which it is merged with the operator's"));
  }
}
