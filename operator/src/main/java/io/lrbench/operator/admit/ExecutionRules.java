package io.lrbench.operator.admit;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.api.Durations;
import io.lrbench.api.ExecutionSpec;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PodTemplates;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the trials are run: durations, and a pod template that is one. */
final class ExecutionRules {
  /** Lists of a pod whose items are objects with a key. */
  private static final Map<String, String> KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "volumes", "name",
          "env", "name",
          "volumeMounts", "mountPath");

  private ExecutionRules() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    ExecutionSpec execution = spec.execution();
    Stream<Problem> durations =
        execution == null
            ? Stream.empty()
            : Stream.concat(
                duration("spec.execution.timeLimit", execution.timeLimit(), false),
                duration("spec.execution.ttlAfterFinished", execution.ttlAfterFinished(), true));
    return Stream.concat(durations, podTemplate(spec)).toList();
  }

  private static Stream<Problem> duration(String path, String text, boolean zero) {
    if (text == null) {
      return Stream.empty();
    }
    try {
      return Problem.unless(
          zero || !Durations.parse(text).isZero(), path, text, "write a time above 0, such as 90m");
    } catch (IllegalArgumentException e) {
      return Stream.of(new Problem(path, text, "write hours, minutes or seconds: 90m, 1h30m"));
    }
  }

  private static Stream<Problem> podTemplate(LRBenchmarkSpec spec) {
    if (spec.podTemplate() == null) {
      return Stream.empty();
    }
    if (PodTemplates.wasTooDeep(spec.podTemplate())) {
      return Stream.of(
          new Problem(
              "spec.podTemplate",
              "more than " + PodTemplates.DEEPEST + " levels",
              "write what a pod takes there"));
    }
    try {
      PodTemplates.read(spec.podTemplate());
      return nameless("spec.podTemplate", spec.podTemplate());
    } catch (IllegalArgumentException e) {
      return Stream.of(
          new Problem(
              "spec." + e.getMessage(), "another type of value", "write what a pod takes there"));
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
