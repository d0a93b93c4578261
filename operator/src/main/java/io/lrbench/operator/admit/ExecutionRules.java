package io.lrbench.operator.admit;

import io.lrbench.api.Durations;
import io.lrbench.api.ExecutionSpec;
import io.lrbench.api.LRBenchmarkSpec;
import java.util.List;
import java.util.stream.Stream;

/** How the trials are run: durations, and a pod template that is one. */
final class ExecutionRules {
  private ExecutionRules() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    ExecutionSpec execution = spec.execution();
    Stream<Problem> durations =
        execution == null
            ? Stream.empty()
            : Stream.concat(
                duration("spec.execution.timeLimit", execution.timeLimit(), false),
                duration("spec.execution.ttlAfterFinished", execution.ttlAfterFinished(), true));
    return Stream.concat(
            durations, PodTemplateRules.problems("spec.podTemplate", spec.podTemplate()))
        .toList();
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
}
