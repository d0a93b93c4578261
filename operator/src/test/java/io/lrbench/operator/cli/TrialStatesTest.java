package io.lrbench.operator.cli;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.failed;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lrbench.operator.cli.progress.TrialView;
import io.lrbench.operator.cli.progress.TrialView.State;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialStatesTest {
  /** Policies one and twin have the same content; other has its own. */
  private static final List<Trial> PLANNED =
      Plan.of(
              benchmark()
                  .policy("one", 0.01)
                  .policy("other", 0.02)
                  .policy("twin", 0.01)
                  .seeds(1, 2)
                  .spec())
          .trials();

  private static final String ONE_1 = PLANNED.get(0).hash();
  private static final String ONE_2 = PLANNED.get(1).hash();
  private static final String OTHER_1 = PLANNED.get(2).hash();

  @Test
  void policiesOfTheSameContentShareTheirResults() {
    TrialResult result = succeeded(ONE_1, 1.5);

    TrialStates states = new TrialStates(PLANNED, Map.of(ONE_1, result), Map.of());

    assertThat(states.views())
        .extracting(TrialView::policy, TrialView::seed, TrialView::state, TrialView::result)
        .containsExactly(
            tuple("one", 1L, State.SUCCEEDED, result),
            tuple("one", 2L, State.PENDING, null),
            tuple("other", 1L, State.PENDING, null),
            tuple("other", 2L, State.PENDING, null),
            tuple("twin", 1L, State.SUCCEEDED, result),
            tuple("twin", 2L, State.PENDING, null));
  }

  @Test
  void progressCountsEveryPlannedTrial() {
    TrialStates states =
        new TrialStates(
            PLANNED,
            Map.of(ONE_1, succeeded(ONE_1, 1.5), OTHER_1, failed(OTHER_1)),
            Map.of(ONE_2, 0.75));

    // ended: one 1, twin 1, other 1; three quarters: one 2, twin 2
    assertThat(states.share()).isEqualTo(4.5 / 6);
  }

  @Test
  void aTrialInTrainingRunsForEveryPolicyOfItsContent() {
    TrialStates states = new TrialStates(PLANNED, Map.of(), Map.of(ONE_2, 0.1));

    assertThat(states.views())
        .filteredOn(view -> view.state() == State.RUNNING)
        .extracting(TrialView::policy, TrialView::seed)
        .containsExactly(tuple("one", 2L), tuple("twin", 2L));
  }

  @Test
  void aTrialThatFailedOrDivergedHasEnded() {
    TrialStates states =
        new TrialStates(
            PLANNED,
            Map.of(ONE_1, failed(ONE_1), OTHER_1, diverged(OTHER_1, 7)),
            Map.of(ONE_1, 0.5, OTHER_1, 0.5));

    assertThat(states.views())
        .filteredOn(view -> view.state().isFinished())
        .extracting(TrialView::policy, TrialView::state)
        .containsExactly(
            tuple("one", State.FAILED),
            tuple("other", State.DIVERGED),
            tuple("twin", State.FAILED));
  }
}
