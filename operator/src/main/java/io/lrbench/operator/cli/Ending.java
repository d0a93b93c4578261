package io.lrbench.operator.cli;

import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.LRBenchmark;
import java.util.Optional;
import java.util.Set;

/**
 * How a benchmark ended.
 *
 * @param exitCode what the command returns
 * @param message the condition's
 */
record Ending(int exitCode, String message) {
  private static final Set<String> USERS_TO_MEND = Set.of("InvalidSpec", "NotSupported");

  /** Empty while it runs, or while the status is about an older spec. */
  static Optional<Ending> of(LRBenchmark benchmark) {
    if (benchmark.getStatus() == null) {
      return Optional.empty();
    }
    Long observed = benchmark.getStatus().observedGeneration();
    if (observed == null || !observed.equals(benchmark.getMetadata().getGeneration())) {
      return Optional.empty();
    }
    return Summary.of(benchmark).filter(Summary::isFinal).map(Ending::of);
  }

  private static Ending of(Condition condition) {
    if ("True".equals(condition.getStatus())) {
      return new Ending(ExitCode.DONE, condition.getMessage());
    }
    return new Ending(
        USERS_TO_MEND.contains(condition.getReason()) ? ExitCode.WRONG : ExitCode.FAILED,
        condition.getMessage());
  }
}
