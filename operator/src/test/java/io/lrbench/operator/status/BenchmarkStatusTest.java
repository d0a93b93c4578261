package io.lrbench.operator.status;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.status.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Condition;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.api.LeaderboardRow;
import io.lrbench.api.RobustnessRow;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.fixture.Results;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BenchmarkStatusTest {
  private static Scene twoByTwo() {
    return Scene.of(benchmark().policies("a", "b").seeds(1, 2));
  }

  private static TrialResult diverged(String hash, double update) {
    return Results.diverged(hash, Math.round(update));
  }

  @Test
  void isTheSameAgainWhereNothingChangesThoughTimePasses() {
    Scene scene = twoByTwo().ended(Results::succeeded, 1, "a1").running("a2");

    LRBenchmarkStatus first = scene.at(Standing.RUNNING);
    LRBenchmarkStatus second = scene.at(Standing.RUNNING, NOW.plusSeconds(3600));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void isTheSameWhenItComesBackFromTheApi() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    LRBenchmarkStatus status =
        twoByTwo()
            .ended(Results::succeeded, 1.0 / 3, "a1", "a2", "b1")
            .ended(BenchmarkStatusTest::diverged, 7, "b2")
            .at(Standing.ALL_TRIALS_FINISHED);

    assertThat(json.readValue(json.writeValueAsString(status), LRBenchmarkStatus.class))
        .isEqualTo(status);
  }

  @Test
  void countsEveryTrialOnce() {
    LRBenchmarkStatus status =
        Scene.of(benchmark().policies("a", "b", "c").seeds(1, 2))
            .ended(Results::succeeded, 1, "a1")
            .ended(BenchmarkStatusTest::diverged, 7, "a2")
            .failed("b1", "OOMKilled", false)
            .running("b2")
            .waiting("c1", "no room")
            .at(Standing.RUNNING);

    assertThat(status.trials().total()).isEqualTo(6);
    assertThat(status.trials().succeeded()).isEqualTo(1);
    assertThat(status.trials().diverged()).isEqualTo(1);
    assertThat(status.trials().failed()).isEqualTo(1);
    assertThat(status.trials().running()).isEqualTo(1);
    assertThat(status.trials().pending()).isEqualTo(2);
    assertThat(status.trials().done()).isEqualTo("3/6");
  }

  @Test
  void sumsCost() {
    LRBenchmarkStatus status =
        twoByTwo().ended(Results::succeeded, 1, "a1", "a2").at(Standing.RUNNING);

    // two pods of 10 s with two GPUs each; two trials of 2 s
    assertThat(status.cost().podSeconds()).isEqualTo(20);
    assertThat(status.cost().gpuHours()).isEqualTo(0.0111111);
    assertThat(status.cost().trainSeconds()).isEqualTo(4);
    assertThat(status.results()).isEqualTo("results");
  }

  @Test
  void namesNoConfigMapBeforeThereIsOne() {
    assertThat(twoByTwo().at(Standing.RUNNING).results()).isNull();
  }

  @Test
  void ranksProvisionallyWhileTrialsRun() {
    LRBenchmarkStatus status =
        twoByTwo()
            .ended(Results::succeeded, 3, "a1")
            .ended(Results::succeeded, 1, "a2")
            .ended(Results::succeeded, 2, "b1")
            .at(Standing.RUNNING);

    // over seed 1 alone
    assertThat(status.leaderboard()).extracting(LeaderboardRow::policy).containsExactly("b", "a");
    assertThat(status.best().policy()).isEqualTo("b");
  }

  @Test
  void ranksAllFinishedSeedsOnceNoneCanCome() {
    LRBenchmarkStatus status =
        twoByTwo()
            .ended(Results::succeeded, 3, "a1")
            .ended(Results::succeeded, 1, "a2")
            .failed("b1", "OOMKilled", false)
            .ended(Results::succeeded, 2.5, "b2")
            .at(Standing.TRIALS_FAILED);

    assertThat(status.leaderboard()).extracting(LeaderboardRow::mean).containsExactly(2.0, 2.5);
    assertThat(status.leaderboard()).extracting(LeaderboardRow::failed).containsExactly(null, 1);
  }

  @Test
  void namesNoBestPolicyWhereEveryTrialDiverged() {
    LRBenchmarkStatus status =
        twoByTwo()
            .ended(BenchmarkStatusTest::diverged, 7, "a1", "a2", "b1", "b2")
            .at(Standing.ALL_TRIALS_FINISHED);

    assertThat(status.best()).isNull();
    assertThat(Scene.summary(status).getStatus()).isEqualTo("True");
  }

  @Test
  void remembersWhenItRan() {
    Scene scene = twoByTwo();

    assertThat(scene.at(Standing.RUNNING).startTime()).isEqualTo("2030-01-01T10:00:00Z");
    assertThat(scene.at(Standing.SUSPENDED, NOW.plusSeconds(10)).suspendTime())
        .isEqualTo("2030-01-01T10:00:10Z");
    LRBenchmarkStatus resumed = scene.at(Standing.RUNNING, NOW.plusSeconds(70));
    LRBenchmarkStatus ended = scene.at(Standing.ALL_TRIALS_FINISHED, NOW.plusSeconds(80));
    assertThat(resumed.suspendTime()).isNull();
    assertThat(resumed.suspendedSeconds()).isEqualTo(60);
    assertThat(ended.startTime()).isEqualTo("2030-01-01T10:00:00Z");
    assertThat(ended.completionTime()).isEqualTo("2030-01-01T10:01:20Z");
  }

  @Test
  void keepsWhatItHadWhenAChangeIsRefused() {
    Scene scene = twoByTwo().ended(Results::succeeded, 1, "a1", "a2", "b1", "b2");
    LRBenchmarkStatus had = scene.at(Standing.ALL_TRIALS_FINISHED);
    LRBenchmark changed = scene.benchmark();
    changed.getMetadata().setGeneration(2L);

    LRBenchmarkStatus refused =
        BenchmarkStatus.refused(changed, Standing.NOT_SUPPORTED, "write something else", NOW);

    assertThat(refused.observedGeneration()).isEqualTo(2);
    assertThat(Scene.summary(refused).getReason()).isEqualTo("NotSupported");
    assertThat(Scene.summary(refused).getMessage()).isEqualTo("write something else");
    assertThat(refused.leaderboard()).isEqualTo(had.leaderboard());
    assertThat(refused.best()).isEqualTo(had.best());
  }

  @Test
  void refusesTheFirstTimeToo() {
    LRBenchmarkStatus refused =
        BenchmarkStatus.refused(
            benchmark().policies("a").build(), Standing.INVALID_SPEC, "write this", NOW);

    assertThat(refused.conditions())
        .extracting(Condition::getType)
        .containsExactly("Succeeded", "Stalled");
    assertThat(refused.trials()).isNull();
  }

  @Test
  void tellsHowPoliciesStandTheirScales() {
    LRBenchmarkStatus status =
        Scene.of(
                benchmark()
                    .policies("a")
                    .policy(
                        "{'name': 'b', 'lrbench': {'type': 'FIX', 'k0': 1}, 'scales': [0.5, 1]}"))
            .ended(Results::succeeded, 1, "a1", "b-x0.51")
            .ended(Results::succeeded, 4 / 3.0, "b-x11")
            .at(Standing.ALL_TRIALS_FINISHED);

    assertThat(status.robustness())
        .containsExactly(new RobustnessRow("b", 1, 0.5, 1.0, 0.333333, null));
    assertThat(twoByTwo().at(Standing.RUNNING).robustness()).isNull();
  }

  @Test
  void staysSmallWithManyPoliciesOfLongNames() throws JsonProcessingException {
    BenchmarkFixture fixture = benchmark().seeds(1, 2, 3);
    for (int i = 0; i < 128; i++) {
      fixture =
          fixture.policy(
              "{'name': '%s', 'lrbench': {'type': 'FIX', 'k0': %s}, 'scales': [0.123456789, 12.3]}"
                  .formatted("p".repeat(45) + "-" + (100 + i), (i + 1) / 1000.0));
    }
    Scene scene = Scene.of(fixture);
    scene
        .plan()
        .trials()
        .forEach(
            trial ->
                scene.ended(
                    (hash, value) -> wordy(hash, value + trial.hash().hashCode()),
                    1.0 / 3,
                    trial.policy().name() + trial.seed()));

    LRBenchmarkStatus status = scene.at(Standing.ALL_TRIALS_FINISHED);

    assertThat(
            new ObjectMapper().writeValueAsString(status).getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(64 * 1024);
    assertThat(status.leaderboard()).hasSize(100);
    assertThat(status.robustness()).hasSize(100);
    assertThat(status.trials().total()).isEqualTo(768);
  }

  private static TrialResult wordy(String hash, double value) {
    return new TrialResult(
        hash,
        TrialOutcome.SUCCEEDED,
        123_456,
        1000 / 3.0,
        value,
        null,
        value,
        value,
        123_456L,
        123_456L,
        1000 / 7.0,
        null);
  }
}
