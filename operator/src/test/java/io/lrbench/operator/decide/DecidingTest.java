package io.lrbench.operator.decide;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.SeenJob.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecidingTest {
  private static BenchmarkFixture twoPods() {
    return benchmark().policies("a", "b").seeds(1, 2).with("spec.execution.parallelism", 2);
  }

  @Test
  void startsAsManyPodsAsMayRunAtOnce() {
    Scene scene = Scene.of(twoPods());

    Decision decision = scene.decide();

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(scene.started(decision)).containsExactly("a1", "a2");
  }

  @Test
  void fillsThePlaceThatAPodLeft() {
    Scene scene = Scene.of(twoPods()).succeededTrials("a1").job("one", Stage.ACTIVE, "a2");

    assertThat(scene.started()).containsExactly("b1");
  }

  @Test
  void countsAPodThatIsNotSeenYetAsOne() {
    Scene scene =
        Scene.of(twoPods()).job("one", Stage.ACTIVE, "a1").job("two", Stage.SUSPENDED, "a2");

    assertThat(scene.started()).isEmpty();
  }

  @Test
  void startsNothingMoreWhereParallelismWasLowered() {
    Scene scene =
        Scene.of(twoPods().with("spec.execution.parallelism", 1))
            .job("one", Stage.ACTIVE, "a1")
            .job("two", Stage.ACTIVE, "a2");

    Decision decision = scene.decide();

    assertThat(decision.start()).isEmpty();
    assertThat(decision.remove()).isEmpty();
    assertThat(decision.suspend()).isEmpty();
  }

  @Test
  void packsTrialsAsAsked() {
    Scene scene = Scene.of(twoPods().with("spec.execution.trialsPerPod", 3));

    assertThat(scene.started()).containsExactly("a1 a2 b1", "b2");
  }

  @Test
  void runsOnlyWhatIsNewOfAnAppendedSeed() {
    Scene scene =
        Scene.of(twoPods().seeds(1, 2, 3)).succeededTrials("a1", "a2", "b1").divergedTrial("b2");

    Decision decision = scene.decide();

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(scene.started(decision)).containsExactly("a3", "b3");
  }

  @Test
  void trainsPoliciesOfTheSameContentOnce() {
    Scene scene =
        Scene.of(benchmark().policy("a", 0.1).policy("same", 0.1).policy("b", 0.2).seeds(1));

    assertThat(scene.started()).containsExactly("a1", "b1");
  }

  @Test
  void endsOnceEveryTrialHasEndedDivergedOnesToo() {
    Decision decision =
        Scene.of(twoPods()).succeededTrials("a1", "a2", "b1").divergedTrial("b2").decide();

    assertThat(decision.standing()).isEqualTo(Standing.ALL_TRIALS_FINISHED);
    assertThat(decision.start()).isEmpty();
    assertThat(decision.remove()).isEmpty();
    assertThat(decision.again()).isEmpty();
  }

  @Test
  void removesJobsOfTrialsThatNobodyPlansAnyMore() {
    Decision decision =
        Scene.of(twoPods())
            .succeededTrials("a1", "a2", "b1", "b2")
            .job("removed-policy", Stage.ACTIVE, "c1", "c2")
            .job("done", Stage.ENDED, "c3")
            .decide();

    assertThat(decision.standing()).isEqualTo(Standing.ALL_TRIALS_FINISHED);
    assertThat(decision.remove()).containsExactly("removed-policy");
  }

  @Test
  void keepsAJobThatStillTrainsOnePlannedTrial() {
    Decision decision = Scene.of(twoPods()).job("mixed", Stage.ACTIVE, "c1", "b2").decide();

    assertThat(decision.remove()).isEmpty();
    assertThat(decision.start()).hasSize(1);
  }

  @Test
  void trainsAgainWhatALostAnswerTook() {
    Scene scene =
        Scene.of(twoPods()).succeededTrials("a1", "a2", "b2").job("lost", Stage.LOST, "b1");

    Decision decision = scene.decide();

    assertThat(decision.remove()).containsExactly("lost");
    assertThat(scene.started(decision)).containsExactly("b1");
  }

  @Test
  void takesAwayAJobThatASidecarKeeps() {
    Decision decision =
        Scene.of(twoPods())
            .succeededTrials("a1", "a2", "b1", "b2")
            .job("held", Stage.HELD, "b1")
            .decide();

    assertThat(decision.standing()).isEqualTo(Standing.ALL_TRIALS_FINISHED);
    assertThat(decision.remove()).containsExactly("held");
  }

  @Test
  void makesRoomForAnotherTryOfWhatFailedUnderAnEarlierSpec() {
    Scene scene =
        Scene.of(twoPods()).succeededTrials("a1", "a2", "b2").job("failed", Stage.ENDED, "b1");

    Decision decision = scene.decide();

    assertThat(decision.remove()).containsExactly("failed");
    assertThat(scene.started(decision)).containsExactly("b1");
  }

  @Test
  void looksAgainWhetherAPodStillDoesNotStart() {
    Decision decision =
        Scene.of(benchmark().policies("a").seeds(1)).startingJob("j", "a1").decide();

    assertThat(decision.again()).contains(Duration.ofMinutes(1));
  }

  @Test
  void waitsForAnAnswerOnItsWay() {
    Decision decision =
        Scene.of(twoPods())
            .succeededTrials("a1", "a2", "b2")
            .job("finished", Stage.AWAITING, "b1")
            .decide();

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(decision.start()).isEmpty();
    assertThat(decision.remove()).isEmpty();
    assertThat(decision.again()).hasValueSatisfying(soon -> assertThat(soon).hasMillis(500));
  }

  @Test
  void triesAFailedTrialNotAgain() {
    Decision decision =
        Scene.of(twoPods()).lostTrials("a1").succeededTrials("a2", "b1", "b2").decide();

    assertThat(decision.standing()).isEqualTo(Standing.TRIALS_FAILED);
    assertThat(decision.start()).isEmpty();
  }

  @Test
  void letsTheOthersGoOnWhenOnePolicyIsWrong() {
    Scene scene = Scene.of(twoPods()).wrongPolicy("a1").succeededTrials("a2");

    Decision decision = scene.decide();

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(scene.started(decision)).containsExactly("b1", "b2");
  }

  @Test
  void callsTheSpecInvalidOnceTheOthersOfAWrongPolicyHaveEnded() {
    Decision decision =
        Scene.of(twoPods()).wrongPolicy("a1").succeededTrials("a2", "b1", "b2").decide();

    assertThat(decision.standing()).isEqualTo(Standing.INVALID_SPEC);
  }

  @Test
  void startsNothingMoreWhenModelOrDataAreWrong() {
    Decision running = Scene.of(twoPods()).wrongModel("a1").job("two", Stage.ACTIVE, "a2").decide();
    Decision ended = Scene.of(twoPods()).wrongModel("a1").decide();

    assertThat(running.standing()).isEqualTo(Standing.RUNNING);
    assertThat(running.start()).isEmpty();
    assertThat(running.remove()).isEmpty();
    assertThat(ended.standing()).isEqualTo(Standing.INVALID_SPEC);
    assertThat(ended.start()).isEmpty();
  }

  @Test
  void forgetsAnErrorOfTrialsThatNobodyPlansAnyMore() {
    Scene scene = Scene.of(twoPods()).wrongModel("old1");

    assertThat(scene.decide().standing()).isEqualTo(Standing.RUNNING);
    assertThat(scene.started()).containsExactly("a1", "a2");
  }
}
