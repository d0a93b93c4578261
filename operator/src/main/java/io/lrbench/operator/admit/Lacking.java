package io.lrbench.operator.admit;

import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.LRBenchmarkSpec;
import java.util.List;
import java.util.stream.Stream;

/** What the resource describes and this version's trainer lacks. */
final class Lacking {
  private Lacking() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    return evaluation(spec).toList();
  }

  private static Stream<Problem> evaluation(LRBenchmarkSpec spec) {
    EvaluationSpec evaluation = spec.evaluation();
    if (evaluation == null || evaluation.dataset() == null) {
      return Stream.empty();
    }
    return lacks(
        SpecRules.classifier(spec),
        "spec.evaluation.dataset",
        "a set beside idx",
        "evaluates a classifier on the test split of its own data only",
        "remove it");
  }

  private static Stream<Problem> lacks(
      boolean used, String path, String found, String lack, String remedy) {
    return Problem.unless(!used, path, found, "this version " + lack + ": " + remedy);
  }
}
