package io.lrbench.operator.decide;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.SeenJob.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs that would be made otherwise now. */
class EditedTest {
  private static BenchmarkFixture four() {
    return benchmark().policies("a", "b").seeds(1, 2).with("spec.execution.parallelism", 4);
  }

  @Test
  void removesWhatHasNotStartedAndStartsItOnceItIsGone() {
    Scene scene =
        Scene.of(four())
            .startingJob("starting", "a1")
            .job("suspended", Stage.SUSPENDED, "a2")
            .queuedJob("queued", Stage.SUSPENDED, "b1")
            .madeWith("before");

    Decision decision = scene.decide();

    assertThat(decision.remove()).containsExactly("starting", "suspended", "queued");
    assertThat(decision.resume()).isEmpty();
    assertThat(scene.started(decision)).containsExactly("b2");
  }

  @Test
  void leavesWhatTrainsOrHasAnAnswerOnItsWay() {
    Scene scene =
        Scene.of(four())
            .job("training", Stage.ACTIVE, "a1")
            .job("answering", Stage.AWAITING, "a2")
            .madeWith("before");

    assertThat(scene.decide().remove()).isEmpty();
  }

  @Test
  void leavesJobsThatWouldBeMadeTheSame() {
    Scene scene = Scene.of(four()).startingJob("starting", "a1").job("held", Stage.SUSPENDED, "a2");

    Decision decision = scene.decide();

    assertThat(decision.remove()).isEmpty();
    assertThat(decision.resume()).containsExactly("held");
  }

  @Test
  void leavesJobsOfAnEarlierReleaseThatDoNotTellTheirTemplate() {
    assertThat(Scene.of(four()).startingJob("starting", "a1").madeWith(null).decide().remove())
        .isEmpty();
  }

  /** Two operators that disagree leave a Job the time to start. */
  @Test
  void isPatientWhereTheSpecIsTheSame() {
    Scene scene = Scene.of(four()).startingJob("starting", "a1").madeWith("elsewhere", 2);

    Decision early = scene.decideAt(Scene.START.plusSeconds(59));
    assertThat(early.remove()).isEmpty();
    assertThat(early.again()).contains(Duration.ofSeconds(1));
    assertThat(scene.decideAt(Scene.START.plusSeconds(60)).remove()).containsExactly("starting");
  }
}
