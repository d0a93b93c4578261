package io.lrbench.operator.status;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.fixture.Results;
import io.lrbench.pack.TrialResult;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static BenchmarkFixture twoByTwo() {
    return benchmark().policies("a", "b").seeds(1, 2);
  }

  private static TrialResult diverged(String hash, double update) {
    return Results.diverged(hash, Math.round(update));
  }

  @Test
  void saysThatTheRankingIsProvisionalWhileTrialsRun() {
    assertThat(
            Scene.of(twoByTwo())
                .ended(Results::succeeded, 1, "a1")
                .running("a2")
                .message(Standing.RUNNING))
        .isEqualTo("1 of 4 trials finished; 1 running; provisional best: a");
  }

  @Test
  void saysWhyAPodWaits() {
    assertThat(
            Scene.of(twoByTwo())
                .waiting("a1", "0/1 nodes are available: 1 Insufficient nvidia.com/gpu.")
                .message(Standing.RUNNING))
        .isEqualTo(
            "0 of 4 trials finished; a pod waits: 0/1 nodes are available: 1 Insufficient"
                + " nvidia.com/gpu.");
  }

  @Test
  void saysWhyTheApiRefusesAJob() {
    assertThat(Scene.of(twoByTwo()).refused("exceeded quota: gpus").message(Standing.RUNNING))
        .isEqualTo("0 of 4 trials finished; Jobs cannot be created: exceeded quota: gpus");
  }

  @Test
  void namesTheBestAndItsTies() {
    assertThat(
            Scene.of(twoByTwo())
                .ended(Results::succeeded, 1, "a1", "b2")
                .ended(Results::succeeded, 1.1, "a2", "b1")
                .message(Standing.ALL_TRIALS_FINISHED))
        .isEqualTo("4 of 4 trials finished; best: a, tied with b");
  }

  @Test
  void countsTiesThatAreTooManyToName() {
    String message =
        Scene.of(benchmark().policies("a", "b", "c", "d", "e", "f").seeds(1, 2))
            .ended(Results::succeeded, 1, "a1", "b2", "c1", "d2", "e1", "f2")
            .ended(Results::succeeded, 1.1, "a2", "b1", "c2", "d1", "e2", "f1")
            .message(Standing.ALL_TRIALS_FINISHED);

    assertThat(message)
        .isEqualTo("12 of 12 trials finished; best: a, tied with b, c, d and 2 more");
  }

  @Test
  void saysWhatOneSeedCannotTell() {
    assertThat(
            Scene.of(benchmark().policies("a", "b").seeds(1))
                .ended(Results::succeeded, 1, "a1")
                .ended(Results::succeeded, 2, "b1")
                .message(Standing.ALL_TRIALS_FINISHED))
        .isEqualTo(
            "2 of 2 trials finished; best: a; one seed tells no spread: add seeds for intervals"
                + " and ties");
  }

  @Test
  void saysThatNoneIsBestWhereAllDiverged() {
    assertThat(
            Scene.of(twoByTwo())
                .ended(MessageTest::diverged, 3, "a1", "a2", "b1", "b2")
                .message(Standing.ALL_TRIALS_FINISHED))
        .isEqualTo("4 of 4 trials finished; every trial diverged, so there is no best policy");
  }

  @Test
  void saysWhatFailedAndWhy() {
    assertThat(
            Scene.of(twoByTwo())
                .ended(Results::succeeded, 1, "a1", "a2", "b1")
                .failed("b2", "policy b: the rate at update 3 is negative", true)
                .message(Standing.INVALID_SPEC))
        .isEqualTo(
            "4 of 4 trials finished; 1 failed; policy b: the rate at update 3 is negative;"
                + " any change of the spec tries them again");
  }

  @Test
  void saysHowToGoOn() {
    assertThat(Scene.of(twoByTwo()).message(Standing.SUSPENDED))
        .isEqualTo("0 of 4 trials finished; suspended: set spec.suspend to false to go on");
    assertThat(
            Scene.of(twoByTwo().with("spec.execution.timeLimit", "90m"))
                .message(Standing.TIME_LIMIT_REACHED))
        .isEqualTo("0 of 4 trials finished; execution.timeLimit 90m is over; raise it to go on");
    assertThat(
            Scene.of(twoByTwo().with("spec.execution.maxGpuHours", 2.5))
                .message(Standing.GPU_HOURS_EXHAUSTED))
        .isEqualTo(
            "0 of 4 trials finished; execution.maxGpuHours 2.5 are used up; raise it to go on");
  }

  @Test
  void isCutWhereAnErrorIsEndless() {
    String message =
        Scene.of(twoByTwo()).failed("a1", "x".repeat(5000), true).message(Standing.INVALID_SPEC);

    assertThat(message).hasSize(1024).endsWith("…");
  }
}
