package io.lrbench.api;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.Optional;

/** The condition of a status that says in one how the benchmark is. */
public final class SummaryCondition {
  /** Unknown until the benchmark has ended, then whether it ended well. */
  public static final String TYPE = "Succeeded";

  private SummaryCondition() {}

  /**
   * Empty until the operator has written it.
   *
   * @param status null where there is none yet
   */
  public static Optional<Condition> of(LRBenchmarkStatus status) {
    return status == null || status.conditions() == null
        ? Optional.empty()
        : status.conditions().stream()
            .filter(condition -> TYPE.equals(condition.getType()))
            .findFirst();
  }
}
