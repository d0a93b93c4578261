package io.lrbench.operator.admit;

import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.LRBenchmarkSpec;
import java.util.List;

/** What the resource describes and this version's trainer lacks. */
final class Lacking {
  private Lacking() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    EvaluationSpec evaluation = spec.evaluation();
    return Problem.unless(
            !SpecRules.classifier(spec) || evaluation == null || evaluation.dataset() == null,
            "spec.evaluation.dataset",
            "a set beside spec.dataset",
            "this version evaluates a classifier on the test split of its own data only: remove it")
        .toList();
  }
}
