package io.lrbench.operator.cli;

import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.SummaryCondition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition in which the operator says how a benchmark is. */
final class Summary {
  private static final String UNDECIDED = "Unknown";
  private static final Pattern WAITING =
      Pattern.compile("(?:^|; )((?:a pod waits|Jobs cannot be created): .*)", Pattern.DOTALL);

  private Summary() {}

  /** Empty until the operator has written it. */
  static Optional<Condition> of(LRBenchmark benchmark) {
    return SummaryCondition.of(benchmark.getStatus());
  }

  static boolean isFinal(Condition summary) {
    return !UNDECIDED.equals(summary.getStatus());
  }

  /** What holds up a running benchmark, as one line; empty if nothing does. */
  static Optional<String> waiting(LRBenchmark benchmark) {
    return of(benchmark)
        .filter(summary -> !isFinal(summary) && summary.getMessage() != null)
        .map(summary -> WAITING.matcher(summary.getMessage()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1).strip().replaceAll("\\s+", " "));
  }
}
