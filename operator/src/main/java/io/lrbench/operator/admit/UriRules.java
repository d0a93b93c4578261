package io.lrbench.operator.admit;

import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.TaskSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where models and data may lie. */
final class UriRules {
  static final String FILE = "file:";
  private static final List<String> REMOTE = List.of("hf://", "https://", "s3://", "pvc://");

  private UriRules() {}

  static List<Problem> problems(LRBenchmarkSpec spec, boolean relativeFiles) {
    return uris(spec).entrySet().stream()
        .flatMap(uri -> judge(uri.getKey(), uri.getValue(), relativeFiles))
        .toList();
  }

  /** Every URI of a benchmark by its field. */
  static Map<String, String> uris(LRBenchmarkSpec spec) {
    Map<String, String> uris = new LinkedHashMap<>();
    if (spec.model().uri() != null) {
      uris.put("spec.model.uri", spec.model().uri());
    }
    uris.put("spec.dataset.uri", spec.dataset().uri());
    EvaluationSpec evaluation = spec.evaluation();
    if (evaluation != null && evaluation.dataset() != null) {
      uris.put("spec.evaluation.dataset.uri", String.valueOf(evaluation.dataset().uri()));
    }
    if (evaluation != null && evaluation.tasks() != null) {
      List<TaskSpec> tasks = evaluation.tasks();
      for (int i = 0; i < tasks.size(); i++) {
        uris.put("spec.evaluation.tasks[" + i + "].uri", String.valueOf(tasks.get(i).uri()));
      }
    }
    return uris;
  }

  private static Stream<Problem> judge(String path, String uri, boolean relativeFiles) {
    if (REMOTE.stream().anyMatch(scheme -> rest(uri, scheme))) {
      return Stream.empty();
    }
    if (!rest(uri, FILE)) {
      return Stream.of(
          new Problem(
              path, uri, "write a URI: file: and a path, hf://, https://, s3:// or pvc://"));
    }
    String file = uri.substring(FILE.length());
    if (file.startsWith("//") && !file.startsWith("///")) {
      return Stream.of(
          new Problem(path, uri, "write file:/absolute/path: a file URI here has no host"));
    }
    return Problem.unless(
        relativeFiles || file.startsWith("/"),
        path,
        uri,
        "on a cluster, write an absolute path mounted through podTemplate, such as"
            + " file:/data/model");
  }

  private static boolean rest(String uri, String scheme) {
    return uri.startsWith(scheme) && uri.length() > scheme.length();
  }
}
