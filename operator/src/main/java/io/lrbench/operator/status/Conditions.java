package io.lrbench.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.lrbench.api.SummaryCondition;
import io.lrbench.operator.decide.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of a standing: {@code Succeeded} is the summary; {@code Reconciling} and {@code
 * Stalled}, each present only while true, are what kstatus reads. A suspended benchmark has
 * neither: it is as its spec wants it, and who waits for it should not wait in vain.
 */
final class Conditions {
  private static final String RECONCILING = "Reconciling";
  private static final String STALLED = "Stalled";

  private Conditions() {}

  /** Fresh conditions; a time of transition stays where the status did not change. */
  static List<Condition> of(
      Standing standing, String message, long generation, List<Condition> before, Instant now) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(
        condition(SummaryCondition.TYPE, succeeded(standing), standing, message, generation));
    if (standing == Standing.RUNNING) {
      conditions.add(condition(RECONCILING, "True", standing, message, generation));
    } else if (standing.isFinal() && standing != Standing.ALL_TRIALS_FINISHED) {
      conditions.add(condition(STALLED, "True", standing, message, generation));
    }
    conditions.forEach(condition -> condition.setLastTransitionTime(since(condition, before, now)));
    return conditions;
  }

  private static String succeeded(Standing standing) {
    if (!standing.isFinal()) {
      return "Unknown";
    }
    return standing == Standing.ALL_TRIALS_FINISHED ? "True" : "False";
  }

  private static Condition condition(
      String type, String status, Standing standing, String message, long generation) {
    return new ConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(standing.reason())
        .withMessage(message)
        .withObservedGeneration(generation)
        .build();
  }

  private static String since(Condition condition, List<Condition> before, Instant now) {
    return before.stream()
        .filter(earlier -> earlier.getType().equals(condition.getType()))
        .filter(earlier -> earlier.getStatus().equals(condition.getStatus()))
        .map(Condition::getLastTransitionTime)
        .filter(time -> time != null)
        .findFirst()
        .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
