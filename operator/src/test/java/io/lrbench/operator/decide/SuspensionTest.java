package io.lrbench.operator.decide;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.SeenJob.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspensionTest {
  private static BenchmarkFixture running() {
    return benchmark().policies("a", "b").seeds(1, 2).with("spec.execution.parallelism", 2);
  }

  private static BenchmarkFixture suspended() {
    return running().with("spec.suspend", true);
  }

  @Test
  void startsNothingAndSuspendsWhatRuns() {
    Decision decision =
        Scene.of(suspended())
            .succeededTrials("a1")
            .job("ended", Stage.ENDED, "a1")
            .job("runs", Stage.ACTIVE, "a2")
            .job("held", Stage.SUSPENDED, "b1")
            .decide();

    assertThat(decision.standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(decision.start()).isEmpty();
    assertThat(decision.suspend()).containsExactly("runs");
    assertThat(decision.resume()).isEmpty();
    assertThat(decision.remove()).isEmpty();
  }

  @Test
  void resumesWhatItHasSuspended() {
    Scene scene =
        Scene.of(running()).job("held", Stage.SUSPENDED, "a1").job("runs", Stage.ACTIVE, "a2");

    Decision decision = scene.decide();

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(decision.resume()).containsExactly("held");
    assertThat(decision.suspend()).isEmpty();
    assertThat(decision.start()).isEmpty();
  }

  @Test
  void replacesAStoppedJobByASmallerOneAsItHasToldSomeOfItsTrials() {
    for (BenchmarkFixture benchmark : List.of(running(), suspended())) {
      Scene told =
          Scene.of(benchmark).succeededTrials("a1").job("stopped", Stage.SUSPENDED, "a1", "a2");

      assertThat(told.decide().remove()).containsExactly("stopped");
      assertThat(told.started()).as("before it is gone").doesNotContain("a2");
    }
    assertThat(Scene.of(running()).succeededTrials("a1").started()).contains("a2");
  }

  @Test
  void replacesAJobThatItsControllerHasTriedAgain() {
    Decision decision =
        Scene.of(running())
            .succeededTrials("a1")
            .lostTrials("b2")
            .job("again", Stage.ACTIVE, "a1", "a2")
            .job("other", Stage.ACTIVE, "b1")
            .decide();

    assertThat(decision.remove()).containsExactly("again");
  }

  @Test
  void takesQueuedJobsAwaySoThatTheirQueueCannotStartThem() {
    Decision decision =
        Scene.of(suspended())
            .queuedJob("admitted", Stage.ACTIVE, "a1")
            .queuedJob("waiting", Stage.SUSPENDED, "a2")
            .queuedJob("answering", Stage.AWAITING, "b1")
            .decide();

    assertThat(decision.remove()).containsExactlyInAnyOrder("admitted", "waiting");
    assertThat(decision.suspend()).isEmpty();
  }

  @Test
  void neverStartsAQueuedJobItself() {
    Decision decision = Scene.of(running()).queuedJob("waiting", Stage.SUSPENDED, "a1").decide();

    assertThat(decision.resume()).isEmpty();
    assertThat(decision.remove()).isEmpty();
  }

  @Test
  void isOverWhereAllHadEndedBefore() {
    Decision decision = Scene.of(suspended()).succeededTrials("a1", "a2", "b1", "b2").decide();

    assertThat(decision.standing()).isEqualTo(Standing.ALL_TRIALS_FINISHED);
  }

  @Test
  void resumesNothingThoughModelOrDataAreWrong() {
    Decision decision =
        Scene.of(suspended()).wrongModel("a1").job("held", Stage.SUSPENDED, "a2").decide();

    assertThat(decision.standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(decision.resume()).isEmpty();
  }
}
