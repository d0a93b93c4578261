package io.lrbench.operator.observe;

import static io.lrbench.operator.observe.Objects.ANSWER;
import static io.lrbench.operator.observe.Objects.ended;
import static io.lrbench.operator.observe.Objects.job;
import static io.lrbench.operator.observe.Objects.outcomes;
import static io.lrbench.operator.observe.Objects.see;
import static io.lrbench.operator.observe.Objects.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.pack.TrialOutcome;
import org.junit.jupiter.api.Test;

/** Pods that go on when their trainer has ended. */
class SidecarTest {
  @Test
  void waitsForThePodOfATrainerThatHasJustEnded() {
    Pod pod =
        new PodBuilder(ended(1, 0, "Completed", ANSWER))
            .editStatus()
            .withPhase("Running")
            .endStatus()
            .build();

    Observation seen = see(job().build(), pod);

    assertThat(stage(seen)).isEqualTo(Stage.ACTIVE);
    assertThat(seen.jobs().get(0).isIdle()).isFalse();
    assertThat(seen.news()).isEmpty();
  }

  @Test
  void takesTheAnswerOfATrainerWhosePodASidecarKeeps() {
    Pod pod =
        new PodBuilder(ended(1, 0, "Completed", ANSWER))
            .editStatus()
            .withPhase("Running")
            .editMatchingContainerStatus(status -> status.getName().equals("sidecar"))
            .withState(new ContainerStateBuilder().withNewRunning().endRunning().build())
            .endContainerStatus()
            .endStatus()
            .build();

    Observation seen = see(job().build(), pod);

    assertThat(stage(seen)).isEqualTo(Stage.HELD);
    assertThat(outcomes(seen)).containsExactly(TrialOutcome.SUCCEEDED, TrialOutcome.DIVERGED);
  }
}
