package io.lrbench.operator.decide;

import static io.lrbench.operator.decide.Scene.START;
import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.SeenJob.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static BenchmarkFixture bounded(String limit, Object value) {
    return benchmark().policies("a", "b").seeds(1, 2).with("spec.execution." + limit, value);
  }

  private static Timing timing(Instant completed, Duration suspendedBefore) {
    return new Timing(
        Optional.of(START), Optional.ofNullable(completed), Optional.empty(), suspendedBefore);
  }

  @Test
  void looksAgainWhenTheTimeWillBeOver() {
    Decision decision =
        Scene.of(bounded("timeLimit", "90m"))
            .job("runs", Stage.ACTIVE, "a1")
            .decideAt(START.plusSeconds(3600));

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(decision.again()).contains(Duration.ofMinutes(30));
  }

  @Test
  void asksWhatRunsToStopWhenTheTimeIsOverAndHearsItOut() {
    Decision decision =
        Scene.of(bounded("timeLimit", "90m"))
            .succeededTrials("b2")
            .job("runs", Stage.ACTIVE, "a1")
            .job("held", Stage.SUSPENDED, "a2")
            .job("ended", Stage.ENDED, "b2")
            .decideAt(START.plusSeconds(5400));

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(decision.suspend()).containsExactly("runs");
    assertThat(decision.remove()).containsExactly("held");
    assertThat(decision.start()).isEmpty();
    assertThat(decision.again()).isPresent();
  }

  @Test
  void waitsForEveryPodThatHasSomethingToTell() {
    Scene stopping =
        Scene.of(bounded("timeLimit", "90m")).stoppingJob("stopping", "a1").succeededTrials("b2");
    Scene answering = Scene.of(bounded("timeLimit", "90m")).job("answers", Stage.AWAITING, "a1");
    Scene left = Scene.of(bounded("timeLimit", "90m")).leftPod();

    for (Scene scene : List.of(stopping, answering, left)) {
      Decision decision = scene.decideAt(START.plusSeconds(5400));
      assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
      assertThat(decision.suspend()).isEmpty();
      assertThat(decision.remove()).isEmpty();
      assertThat(decision.start()).isEmpty();
    }
  }

  @Test
  void removesAQueuedJobAtOnceAsItsQueueWouldStartItAgain() {
    Decision decision =
        Scene.of(bounded("timeLimit", "90m"))
            .queuedJob("admitted", Stage.ACTIVE, "a1")
            .decideAt(START.plusSeconds(5400));

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(decision.remove()).containsExactly("admitted");
    assertThat(decision.suspend()).isEmpty();
  }

  @Test
  void endsOnceNoPodIsLeft() {
    Decision decision =
        Scene.of(bounded("timeLimit", "90m"))
            .succeededTrials("a2")
            .job("stopped", Stage.SUSPENDED, "a1", "a2")
            .decideAt(START.plusSeconds(5400));

    assertThat(decision.standing()).isEqualTo(Standing.TIME_LIMIT_REACHED);
    assertThat(decision.remove()).containsExactly("stopped");
  }

  @Test
  void countsNoSuspendedTime() {
    Scene scene =
        Scene.of(bounded("timeLimit", "90m"))
            .timing(timing(null, Duration.ofMinutes(20)))
            .job("runs", Stage.ACTIVE, "a1");

    assertThat(scene.decideAt(START.plusSeconds(6599)).suspend()).isEmpty();
    assertThat(scene.decideAt(START.plusSeconds(6600)).suspend()).containsExactly("runs");
  }

  @Test
  void staysEndedHoweverLongAgoThatWas() {
    Decision decision =
        Scene.of(bounded("timeLimit", "90m"))
            .timing(timing(START.plusSeconds(5400), Duration.ZERO))
            .decideAt(START.plusSeconds(999_999));

    assertThat(decision.standing()).isEqualTo(Standing.TIME_LIMIT_REACHED);
  }

  @Test
  void goesOnWhenTheTimeLimitIsRaised() {
    Scene scene =
        Scene.of(bounded("timeLimit", "2h"))
            .timing(timing(START.plusSeconds(5400), Duration.ZERO))
            .succeededTrials("a1");

    Decision decision = scene.decideAt(START.plusSeconds(999_999));

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(scene.started(decision)).containsExactly("a2", "b1", "b2");
    assertThat(decision.again()).contains(Duration.ofMinutes(30));
  }

  @Test
  void startsNothingMoreWhenTheGpuHoursAreUsedUp() {
    // 1,800 s of one running GPU and, from the fixture, 60 s of a pack that ended
    Scene scene =
        Scene.of(bounded("maxGpuHours", 0.5))
            .succeededTrials("a1")
            .gpuJob("runs", Stage.ACTIVE, 1800, "a2");

    Decision decision = scene.decide();

    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
    assertThat(decision.start()).isEmpty();
    assertThat(decision.remove()).isEmpty();
  }

  @Test
  void endsWhenThePodsThatUsedUpTheGpuHoursHaveEnded() {
    Decision decision = Scene.of(bounded("maxGpuHours", 0.01)).succeededTrials("a1").decide();

    assertThat(decision.standing()).isEqualTo(Standing.GPU_HOURS_EXHAUSTED);
  }

  @Test
  void looksAgainWhenTheGpuHoursWillBeUsedUp() {
    // of 3,600 s, 1,800 and 1,200 are used: 600 s are left for two GPUs
    Decision decision =
        Scene.of(bounded("maxGpuHours", 1))
            .gpuJob("one", Stage.ACTIVE, 1800, "a1")
            .gpuJob("two", Stage.ACTIVE, 1200, "a2")
            .decide();

    assertThat(decision.again()).contains(Duration.ofMinutes(5));
  }

  @Test
  void removesJobsOnlySomeTimeAfterTheEnd() {
    Scene scene =
        Scene.of(bounded("ttlAfterFinished", "1h"))
            .timing(timing(START.plusSeconds(100), Duration.ZERO))
            .succeededTrials("a1", "a2", "b1", "b2")
            .job("one", Stage.ENDED, "a1", "a2")
            .job("two", Stage.ENDED, "b1", "b2");

    Decision early = scene.decideAt(START.plusSeconds(200));
    Decision late = scene.decideAt(START.plusSeconds(3700));

    assertThat(early.remove()).isEmpty();
    assertThat(early.again()).contains(Duration.ofSeconds(3500));
    assertThat(late.remove()).containsExactly("one", "two");
    assertThat(late.again()).isEmpty();
    assertThat(late.standing()).isEqualTo(Standing.ALL_TRIALS_FINISHED);
  }

  @Test
  void keepsJobsForTheWholeTimeFromTheMomentOfTheEnd() {
    Decision decision =
        Scene.of(bounded("ttlAfterFinished", "1h"))
            .succeededTrials("a1", "a2", "b1", "b2")
            .job("one", Stage.ENDED, "a1")
            .decide();

    assertThat(decision.remove()).isEmpty();
    assertThat(decision.again()).contains(Duration.ofHours(1));
  }
}
