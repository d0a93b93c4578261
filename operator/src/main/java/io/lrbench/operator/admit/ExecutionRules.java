package io.lrbench.operator.admit;

import io.lrbench.api.Durations;
import io.lrbench.api.ExecutionSpec;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PodTemplates;
import java.util.List;
import java.util.stream.Stream;

/** How the trials are run: durations, and a pod template that is one. */
final class ExecutionRules {
  private ExecutionRules() {}

  /**
   * What is wrong with it.
   *
   * @param here whether the pods are processes of this machine
   */
  static List<Problem> problems(LRBenchmarkSpec spec, boolean here) {
    ExecutionSpec execution = spec.execution();
    Stream<Problem> durations =
        execution == null
            ? Stream.empty()
            : Stream.concat(
                duration("spec.execution.timeLimit", execution.timeLimit(), false),
                duration("spec.execution.ttlAfterFinished", execution.ttlAfterFinished(), true));
    return Stream.of(durations, claim(execution, here), podTemplate(spec))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> claim(ExecutionSpec execution, boolean here) {
    String claim =
        execution == null || execution.checkpoint() == null ? null : execution.checkpoint().claim();
    return Problem.unless(
        !here || claim == null,
        "spec.execution.checkpoint.claim",
        claim,
        "on this machine, remove it: it has no claims, and keeps checkpoints in a folder");
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
    try {
      PodTemplates.read(spec.podTemplate());
      return Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.of(
          new Problem(
              "spec." + e.getMessage(), "another type of value", "write what a pod takes there"));
    }
  }
}
