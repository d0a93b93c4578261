package io.lrbench.operator.admit;

import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.LRBenchmarkSpec;
import java.util.List;
import java.util.stream.Stream;

/** What the resource describes and this version's trainer lacks. */
final class Lacking {
  private Lacking() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    return Stream.concat(evaluation(spec), gpus(spec)).toList();
  }

  private static Stream<Problem> evaluation(LRBenchmarkSpec spec) {
    EvaluationSpec evaluation = spec.evaluation();
    return Problem.unless(
        !SpecRules.classifier(spec) || evaluation == null || evaluation.dataset() == null,
        "spec.evaluation.dataset",
        "a set beside spec.dataset",
        "this version evaluates a classifier on the test split of its own data only: remove it");
  }

  private static Stream<Problem> gpus(LRBenchmarkSpec spec) {
    Integer gpus = spec.resources() == null ? null : spec.resources().gpus();
    return Problem.unless(
        gpus == null || gpus <= 1,
        "spec.resources.gpus",
        String.valueOf(gpus),
        "this version trains a pod on one GPU, so that others would stand idle: write 1, and"
            + " spec.execution.parallelism for as many pods as there may be GPUs in use");
  }
}
