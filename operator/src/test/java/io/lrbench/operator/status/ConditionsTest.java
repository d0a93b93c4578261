package io.lrbench.operator.status;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.status.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.operator.decide.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static Scene twoByTwo() {
    return Scene.of(benchmark().policies("a", "b").seeds(1, 2));
  }

  /** Reconciling while working, Stalled where it cannot go on, else neither. */
  @ParameterizedTest
  @CsvSource({
    "RUNNING, Unknown, Reconciling, Running",
    "SUSPENDED, Unknown, , Suspended",
    "ALL_TRIALS_FINISHED, True, , AllTrialsFinished",
    "TRIALS_FAILED, False, Stalled, TrialsFailed",
    "INVALID_SPEC, False, Stalled, InvalidSpec",
    "NOT_SUPPORTED, False, Stalled, NotSupported"
  })
  void speaksTheLanguageOfKstatus(
      Standing standing, String succeeded, String other, String reason) {
    List<Condition> conditions = twoByTwo().at(standing).conditions();

    assertThat(conditions.get(0).getType()).isEqualTo("Succeeded");
    assertThat(conditions.get(0).getStatus()).isEqualTo(succeeded);
    assertThat(conditions.get(0).getReason()).isEqualTo(reason);
    assertThat(conditions)
        .extracting(Condition::getType)
        .containsExactlyElementsOf(
            other == null ? List.of("Succeeded") : List.of("Succeeded", other));
    assertThat(conditions).extracting(Condition::getObservedGeneration).containsOnly(1L);
  }

  @Test
  void movesTransitionTimesOnlyWithTheStatusOfACondition() {
    Scene scene = twoByTwo();

    LRBenchmarkStatus first = scene.at(Standing.RUNNING);
    LRBenchmarkStatus suspended = scene.at(Standing.SUSPENDED, NOW.plusSeconds(60));
    LRBenchmarkStatus ended = scene.at(Standing.ALL_TRIALS_FINISHED, NOW.plusSeconds(90));

    assertThat(first.conditions())
        .extracting(Condition::getLastTransitionTime)
        .containsOnly("2030-01-01T10:00:00Z");
    assertThat(suspended.conditions())
        .extracting(Condition::getLastTransitionTime)
        .as("still Unknown")
        .containsOnly("2030-01-01T10:00:00Z");
    assertThat(ended.conditions())
        .extracting(Condition::getLastTransitionTime)
        .containsExactly("2030-01-01T10:01:30Z");
  }
}
