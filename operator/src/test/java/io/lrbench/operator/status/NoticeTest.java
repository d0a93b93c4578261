package io.lrbench.operator.status;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.fixture.Results.FACTS;
import static io.lrbench.operator.fixture.Results.diverged;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.fixture.Results;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final BenchmarkFixture TWO_BY_TWO = benchmark().policies("a", "b").seeds(1, 2);

  private static LRBenchmarkStatus status(Standing standing) {
    return Scene.of(TWO_BY_TWO).at(standing);
  }

  private static List<Notice> change(LRBenchmarkStatus before, LRBenchmarkStatus after) {
    LRBenchmark benchmark = TWO_BY_TWO.build();
    benchmark.setStatus(before);
    return Notice.ofChange(benchmark, after);
  }

  private static LRBenchmarkStatus finished() {
    Scene scene = Scene.of(TWO_BY_TWO);
    scene.at(Standing.RUNNING);
    return scene
        .ended(Results::succeeded, 1.25, "a1", "a2", "b1", "b2")
        .at(Standing.ALL_TRIALS_FINISHED);
  }

  @Test
  void tellsTheStart() {
    assertThat(change(null, status(Standing.RUNNING)))
        .containsExactly(
            new Notice("Running/1", false, "Started", "2 policies × 2 seeds = 4 trials"));
  }

  @Test
  void tellsNothingWhereNothingChanged() {
    assertThat(change(status(Standing.RUNNING), status(Standing.RUNNING))).isEmpty();
  }

  @Test
  void tellsTheEnd() {
    Notice notice = change(status(Standing.RUNNING), status(Standing.ALL_TRIALS_FINISHED)).get(0);

    assertThat(notice.reason()).isEqualTo("Finished");
    assertThat(notice.warning()).isFalse();
  }

  @Test
  void warnsWhereSomebodyHasToDoSomething() {
    for (Standing standing : List.of(Standing.TRIALS_FAILED, Standing.INVALID_SPEC)) {
      Notice notice = change(status(Standing.RUNNING), status(standing)).get(0);

      assertThat(notice.warning()).isTrue();
      assertThat(notice.reason()).isEqualTo(standing.reason());
    }
  }

  private static LRBenchmarkStatus refused(long generation, String message) {
    LRBenchmark benchmark = TWO_BY_TWO.build();
    benchmark.getMetadata().setGeneration(generation);
    return BenchmarkStatus.refused(benchmark, Standing.INVALID_SPEC, message, Scene.NOW);
  }

  @Test
  void warnsAgainWhereAMendedSpecIsWrongInAnotherPlace() {
    assertThat(change(refused(1, "seeds"), refused(2, "policies")))
        .containsExactly(new Notice("InvalidSpec/2", true, "InvalidSpec", "policies"));
    assertThat(change(refused(1, "seeds"), refused(2, "seeds"))).isEmpty();
    assertThat(change(refused(1, "seeds"), refused(1, "seeds"))).isEmpty();
  }

  @Test
  void tellsThatASuspendedBenchmarkGoesOn() {
    assertThat(change(status(Standing.SUSPENDED), status(Standing.RUNNING)).get(0).reason())
        .isEqualTo("Resumed");
  }

  @Test
  void tellsThatAnEndedBenchmarkGoesOnBecauseItsSpecHasChanged() {
    LRBenchmark edited = TWO_BY_TWO.seeds(1, 2, 3).build();
    edited.setStatus(finished());
    LRBenchmarkStatus after =
        Scene.of(TWO_BY_TWO.seeds(1, 2, 3))
            .generation(2)
            .ended(Results::succeeded, 1.25, "a1", "a2", "b1", "b2")
            .at(Standing.RUNNING);

    assertThat(Notice.ofChange(edited, after))
        .contains(
            new Notice(
                "Running/2", false, "Resumed", "the spec has changed; 4/6 trials have ended"))
        .extracting(Notice::reason)
        .containsExactly("Extended", "Resumed");
  }

  @Test
  void tellsThatAMendedBenchmarkGoesOnOnlyIfItEverStarted() {
    LRBenchmarkStatus running = Scene.of(TWO_BY_TWO).generation(2).at(Standing.RUNNING);
    LRBenchmark started = TWO_BY_TWO.build();
    started.setStatus(status(Standing.RUNNING));
    LRBenchmarkStatus broken =
        BenchmarkStatus.refused(started, Standing.INVALID_SPEC, "seeds", Scene.NOW);

    assertThat(change(broken, running)).extracting(Notice::reason).containsExactly("Resumed");
    assertThat(change(refused(1, "seeds"), running))
        .extracting(Notice::reason)
        .containsExactly("Started");
  }

  @Test
  void tellsThatTrialsRunAgainWhoseResultsAreGone() {
    Notice notice = change(finished(), status(Standing.RUNNING)).get(0);

    assertThat(notice.reason()).isEqualTo("Resumed");
    assertThat(notice.message())
        .isEqualTo("AllTrialsFinished no longer holds; 0/4 trials have ended");
  }

  @Test
  void tellsTheFirstResultOnce() {
    LRBenchmarkStatus none = status(Standing.RUNNING);
    Scene scene = Scene.of(TWO_BY_TWO).ended(Results::succeeded, 1.25, "a1");
    LRBenchmarkStatus first = scene.at(Standing.RUNNING);
    LRBenchmarkStatus second = scene.ended(Results::succeeded, 1.5, "a2").at(Standing.RUNNING);

    assertThat(change(none, first))
        .containsExactly(
            new Notice("FirstResult", false, "FirstResult", "1/4 trials; policy a, evalLoss 1.25"));
    assertThat(change(first, second)).isEmpty();
  }

  @Test
  void tellsThatThereAreMoreTrials() {
    LRBenchmark more = TWO_BY_TWO.seeds(1, 2, 3).build();
    more.setStatus(status(Standing.RUNNING));
    LRBenchmarkStatus after = Scene.of(TWO_BY_TWO.seeds(1, 2, 3)).at(Standing.RUNNING);

    assertThat(Notice.ofChange(more, after))
        .containsExactly(
            new Notice(
                "Trials/1",
                false,
                "Extended",
                "from 4 to 6 trials; results of those that stayed the same are kept"));
  }

  @Test
  void tellsEachCauseOfARetryOnce() {
    Scene scene =
        Scene.of(TWO_BY_TWO)
            .retried("a1", "OOMKilled, exit code 137, as a container ends")
            .retried("a2", "OOMKilled, exit code 137, as a container ends")
            .retried("b1", "Error, exit code 1: disk full")
            .running("b2");

    assertThat(Trouble.of(scene.seen(), Optional.empty(), 3))
        .extracting(Notice::message)
        .containsExactly(
            "Job job-a1: a pod ended with OOMKilled, exit code 137, as a container ends; it is"
                + " tried again",
            "Job job-b1: a pod ended with Error, exit code 1: disk full; it is tried again");
  }

  @Test
  void tellsFailuresAndRefusalsOnceAGeneration() {
    Scene scene =
        Scene.of(TWO_BY_TWO).failed("a1", "Job job-a1 failed", false).failed("a2", "x", false);

    assertThat(Trouble.of(scene.seen(), Optional.of("exceeded quota"), 3))
        .containsExactly(
            new Notice("PackFailed/3", true, "PackFailed", "Job job-a1 failed"),
            new Notice(
                "JobRefused/3",
                true,
                "JobRefused",
                "exceeded quota; it is tried again every 15 s"));
  }

  @Test
  void tellsDivergenceOnceAPolicy() {
    Plan plan = Plan.of(TWO_BY_TWO.spec());
    List<KeptPack> packs =
        plan.trials().stream()
            .filter(trial -> trial.policy().name().equals("b"))
            .map(Trial::hash)
            .map(hash -> new KeptPack(List.of(diverged(hash, 7)), FACTS, null, false, 1, 0, 1))
            .toList();

    assertThat(Notice.ofDivergence(plan, packs))
        .containsExactly(
            new Notice(
                "Diverged/b",
                true,
                "Diverged",
                "policy b, seed 1: the loss was not finite at update 7; it ranks last"));
  }
}
