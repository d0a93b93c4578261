package io.lrbench.operator.decide;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.pack.PackMemory;
import org.junit.jupiter.api.Test;

class FetchingTest {
  private static final String JOB = "bench-fetch-1";

  private static BenchmarkFixture bench() {
    return benchmark().policies("a", "b").seeds(1).with("spec.execution.parallelism", 2);
  }

  private static Scene scene() {
    return Scene.of(bench()).fetches(JOB);
  }

  @Test
  void comesBeforeEveryPack() {
    Decision decision = scene().decide();

    assertThat(decision.fetch()).isTrue();
    assertThat(decision.start()).isEmpty();
    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
  }

  @Test
  void isNotStartedTwice() {
    Decision decision = scene().job(JOB, Stage.ACTIVE).decide();

    assertThat(decision.fetch()).isFalse();
    assertThat(decision.start()).isEmpty();
    assertThat(decision.remove()).isEmpty();
  }

  @Test
  void letsPacksStartOnceItHasSucceeded() {
    Scene scene = scene().job(JOB, Stage.ENDED).fetched(JOB, null, false);

    assertThat(scene.started()).containsExactly("a1", "b1");
    assertThat(scene.decide().fetch()).isFalse();
    assertThat(scene.decide().remove()).isEmpty();
  }

  @Test
  void tellsThePlannerHowManyTrialsAPodCanHold() {
    BenchmarkFixture large =
        benchmark()
            .policies("a")
            .seeds(1, 2, 3, 4)
            .with("spec.execution.parallelism", 1)
            .withJson("spec.resources", "{'gpus': 0, 'cpu': '4', 'memory': '10G'}");
    PackMemory memory = new PackMemory(4_000_000_000L, 3_000_000_000L);

    assertThat(Scene.of(large).fetches(JOB).fetched(JOB, null, false).started())
        .containsExactly("a1 a2 a3 a4");
    assertThat(Scene.of(large).fetches(JOB).fetched(JOB, memory).started())
        .containsExactly("a1 a2");
  }

  @Test
  void doesNotCountWhereItFetchedSomethingElse() {
    Decision decision = scene().job("other", Stage.ENDED).fetched("other", null, false).decide();

    assertThat(decision.fetch()).isTrue();
  }

  @Test
  void theUsersErrorEndsTheBenchmark() {
    Decision decision = scene().job(JOB, Stage.ENDED).fetched(JOB, "model.uri: 404", true).decide();

    assertThat(decision.standing()).isEqualTo(Standing.INVALID_SPEC);
    assertThat(decision.fetch()).isFalse();
  }

  @Test
  void aServerThatNeverAnswersEndsItToo() {
    Decision decision = scene().fetched(JOB, "BackoffLimitExceeded", false).decide();

    assertThat(decision.standing()).isEqualTo(Standing.TRIALS_FAILED);
  }

  @Test
  void isMadeAgainWhereItsAnswerIsGone() {
    assertThat(scene().job(JOB, Stage.LOST).decide().remove()).containsExactly(JOB);
  }

  @Test
  void nobodyWaitsForWhatAnEarlierSpecNamed() {
    Decision decision = scene().job("other", Stage.ACTIVE).decide();

    assertThat(decision.remove()).containsExactly("other");
    assertThat(decision.fetch()).isTrue();
  }

  @Test
  void waitsWhileSuspendedAndStopsWithTheBenchmark() {
    Decision none = Scene.of(bench().with("spec.suspend", true)).fetches(JOB).decide();
    Decision running =
        Scene.of(bench().with("spec.suspend", true)).fetches(JOB).job(JOB, Stage.ACTIVE).decide();
    Decision queued =
        Scene.of(bench().with("spec.suspend", true))
            .fetches(JOB)
            .queuedJob(JOB, Stage.SUSPENDED)
            .decide();

    assertThat(none.fetch()).isFalse();
    assertThat(none.standing()).isEqualTo(Standing.SUSPENDED);
    assertThat(running.suspend()).containsExactly(JOB);
    assertThat(queued.remove()).containsExactly(JOB);
  }

  @Test
  void isNotNeededOnceEveryTrialHasAResult() {
    Decision decision = scene().succeededTrials("a1", "b1").decide();

    assertThat(decision.standing()).isEqualTo(Standing.ALL_TRIALS_FINISHED);
    assertThat(decision.fetch()).isFalse();
  }

  @Test
  void runsOutOfTimeLikeAPack() {
    Decision decision =
        Scene.of(bench().with("spec.execution.timeLimit", "30s"))
            .fetches(JOB)
            .job(JOB, Stage.ACTIVE)
            .decide();

    assertThat(decision.suspend()).containsExactly(JOB);
    assertThat(decision.fetch()).isFalse();
  }
}
