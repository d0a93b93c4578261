package io.lrbench.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where models and data lie, as a manifest writes it. */
public final class Uris {
  /** {@code file:} and a path, or a remote place. */
  static final String PATTERN = "^(file:|hf://|https?://|s3://|pvc://).+$";

  private Uris() {}

  /** Every URI of a benchmark by its field, such as {@code model.uri}, in the manifest's order. */
  public static Map<String, String> of(LRBenchmarkSpec spec) {
    Map<String, String> uris = new LinkedHashMap<>();
    if (spec.model().uri() != null) {
      uris.put("model.uri", spec.model().uri());
    }
    uris.put("dataset.uri", spec.dataset().uri());
    LoraSpec lora = spec.training().lora();
    if (lora != null && lora.init() != null) {
      uris.put("training.lora.init.uri", String.valueOf(lora.init().uri()));
    }
    EvaluationSpec evaluation = spec.evaluation();
    if (evaluation != null && evaluation.dataset() != null) {
      uris.put("evaluation.dataset.uri", String.valueOf(evaluation.dataset().uri()));
    }
    if (evaluation != null && evaluation.tasks() != null) {
      List<TaskSpec> tasks = evaluation.tasks();
      for (int i = 0; i < tasks.size(); i++) {
        String field = "evaluation.tasks[" + i + "].";
        uris.put(field + "uri", String.valueOf(tasks.get(i).uri()));
        if (tasks.get(i).shotsUri() != null) {
          uris.put(field + "shotsUri", tasks.get(i).shotsUri());
        }
      }
    }
    return Collections.unmodifiableMap(uris);
  }
}
