package io.lrbench.operator.observe;

import static io.lrbench.operator.fixture.Results.answer;
import static io.lrbench.operator.fixture.Results.succeeded;
import static io.lrbench.operator.observe.Objects.ANSWER;
import static io.lrbench.operator.observe.Objects.NOW;
import static io.lrbench.operator.observe.Objects.complete;
import static io.lrbench.operator.observe.Objects.ended;
import static io.lrbench.operator.observe.Objects.failed;
import static io.lrbench.operator.observe.Objects.job;
import static io.lrbench.operator.observe.Objects.running;
import static io.lrbench.operator.observe.Objects.see;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.operator.fixture.Results;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of pods that were stopped before their pack had ended. */
class StoppedPodTest {
  private static final String ONE = answer(succeeded("h1", 1.5));
  private static final Pod STOPPED = ended(1, 75, "Error", ONE);
  private static final Job SUSPENDED = job().editSpec().withSuspend(true).endSpec().build();

  private static Observation later(Observation first, List<Job> jobs, Pod... pods) {
    return Observation.of(
        jobs,
        List.of(pods),
        KeptResults.read(Objects.map("results", KeptResults.entries(first.news()))),
        0,
        NOW);
  }

  @Test
  void keepsTheTrialsThatAStoppedPodHadFinished() {
    Observation seen = see(SUSPENDED, STOPPED);

    assertThat(seen.news()).containsOnlyKeys("job.pod-1");
    assertThat(seen.news().get("job.pod-1").podSeconds()).isEqualTo(10);
    assertThat(seen.news().get("job.pod-1").hasFailures()).isFalse();
    assertThat(seen.results()).containsOnlyKeys("h1");
    assertThat(seen.jobs().get(0).stage()).as("its pack has not ended").isEqualTo(Stage.SUSPENDED);
  }

  @Test
  void keepsThemOnceAndCountsThePodOnce() {
    Observation first = see(SUSPENDED, STOPPED);
    Observation again = later(first, List.of(SUSPENDED), STOPPED);
    Observation gone = later(first, List.of());

    assertThat(again.news()).isEmpty();
    assertThat(again.used(List.of("job"))).isEmpty();
    assertThat(first.gpuHours())
        .isEqualTo(again.gpuHours())
        .isEqualTo(gone.gpuHours())
        .isEqualTo(20 / 3600.0);
  }

  @Test
  void addsThemToThePodsTimeThatWasKeptWhenItWasAskedToStop() {
    Map<String, KeptPack> used = see(job().build(), running(1, 5)).used(List.of("job"));

    Observation seen = Observation.of(List.of(SUSPENDED), List.of(STOPPED), used, 0, NOW);

    assertThat(seen.news()).containsOnlyKeys("job.pod-1");
    assertThat(seen.results()).containsOnlyKeys("h1");
    assertThat(seen.gpuHours()).isEqualTo(20 / 3600.0);
  }

  @Test
  void countsEveryTryOfAJobOnceThoughItIsSuspendedInBetween() {
    Pod crashed = ended(1, 1, "Error", null);
    Map<String, KeptPack> used = see(job().build(), crashed, running(2, 50)).used(List.of("job"));
    assertThat(used).containsOnlyKeys("job.pod-1", "job.pod-2");

    Observation done =
        Observation.of(
            List.of(complete()), List.of(crashed, ended(3, 0, "Completed", ANSWER)), used, 0, NOW);

    assertThat(done.gpuHours()).as("10, 50 and 10 s").isEqualTo(70 * 2 / 3600.0);
  }

  @Test
  void saysNothingOfAPodWhosePackAnswers() {
    assertThat(see(complete(), STOPPED, ended(2, 0, "Completed", ANSWER)).news())
        .containsOnlyKeys("job");
    assertThat(see(complete(), STOPPED, running(2, 5)).news()).as("on its way").isEmpty();
  }

  @Test
  void hearsAPodThatANodeDrainEndedInAnotherWay() {
    Pod killed = ended(1, 137, "Error", ONE);
    Pod disrupted =
        new PodBuilder(killed)
            .editStatus()
            .addNewCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();

    assertThat(see(job().build(), disrupted).results()).containsOnlyKeys("h1");
    assertThat(see(job().build(), killed).news()).as("its Job is about to fail").isEmpty();
  }

  @Test
  void keepsOfAJobThatFailedWhatAnyOfItsPodsHadFinished() {
    Observation seen = see(failed(2, 0), ended(1, 1, "Error", ONE), ended(2, 1, "Error", null));

    assertThat(seen.results().get("h1").outcome()).isEqualTo(TrialOutcome.SUCCEEDED);
    assertThat(seen.results().get("h2").outcome()).isEqualTo(TrialOutcome.FAILED);
  }

  @Test
  void hearsAPodWhoseJobIsGone() {
    Map<String, KeptPack> used = see(job().build(), running(1, 5)).used(List.of("job"));

    Observation running = Observation.of(List.of(), List.of(running(1, 5)), used, 0, NOW);
    Observation ended = Observation.of(List.of(), List.of(STOPPED), used, 0, NOW);
    Observation known = later(ended, List.of(), ended(1, 75, "Error", ONE));

    assertThat(running.ending()).isTrue();
    assertThat(ended.ending()).isFalse();
    assertThat(ended.news().get("job.pod-1").trials())
        .extracting(TrialResult::hash)
        .containsExactly("h1");
    assertThat(ended.gpuHours()).as("its GPUs are known").isEqualTo(20 / 3600.0);
    assertThat(known.news()).isEmpty();
  }

  @Test
  void waitsForNoPodOfALostNode() {
    Pod lost =
        new PodBuilder(running(1, 500))
            .editMetadata()
            .withDeletionTimestamp(NOW.minusSeconds(11).toString())
            .endMetadata()
            .build();

    assertThat(see(SUSPENDED, running(1, 500)).jobs().get(0).running()).isTrue();
    assertThat(see(SUSPENDED, lost).jobs().get(0).running()).isFalse();
    assertThat(Observation.of(List.of(), List.of(lost), Map.of(), 0, NOW).ending()).isFalse();
  }

  /** Its first ten seconds were kept when its Job was removed, or suspended, after four. */
  @Test
  void countsTheTimeUpToItsEndWhateverBecameOfItsJob() {
    Map<String, KeptPack> kept = Map.of("job.pod-1", KeptPack.ofTime(4, 2));
    Pod pod = Needed.of(ended(1, 75, "Error", null));
    Job suspended = Needed.of(job().editSpec().withSuspend(true).endSpec().build());

    for (List<Job> jobs : List.of(List.<Job>of(), List.of(suspended))) {
      Observation seen = Observation.of(jobs, List.of(pod), kept, 0, NOW);

      assertThat(seen.news().get("job.pod-1").podSeconds()).isEqualTo(10);
      assertThat(seen.gpuHours() * 3600).isCloseTo(20, within(1e-9));
      assertThat(Observation.of(jobs, List.of(pod), seen.kept(), 0, NOW).news()).isEmpty();
    }
  }

  @Test
  void countsTheTimeOfAJobMadeAnewAfterAnEdit() {
    KeptPack before =
        new KeptPack(
            List.of(Results.failed("h1"), Results.failed("h2")), null, "boom", false, 10, 2, 1);
    Job again =
        job().editMetadata().addToAnnotations("lrbench.io/generation", "2").endMetadata().build();

    Observation seen =
        Observation.of(
            List.of(Needed.of(again)),
            List.of(Needed.of(running(1, 3600))),
            Map.of("job", before),
            2,
            NOW);

    assertThat(seen.gpuHours() * 3600).isCloseTo(2 * 3610, within(1e-9));
    assertThat(seen.used(List.of("job")).get("job.pod-1").podSeconds()).isEqualTo(3600);
  }

  /** Its first four seconds were kept when it was to be suspended, but it came to its end. */
  @Test
  void countsAPodOnceThatEndedByItselfAndThenLostItsJob() {
    Map<String, KeptPack> kept = Map.of("job.pod-1", KeptPack.ofTime(4, 2));
    Pod pod = Needed.of(ended(1, 0, "Completed", ANSWER));

    Observation done = Observation.of(List.of(Needed.of(complete())), List.of(pod), kept, 0, NOW);
    Observation gone = Observation.of(List.of(), List.of(pod), done.kept(), 0, NOW);

    assertThat(done.news()).containsOnlyKeys("job", "job.pod-1");
    assertThat(done.gpuHours() * 3600).isCloseTo(20, within(1e-9));
    assertThat(gone.news()).isEmpty();
    assertThat(gone.gpuHours() * 3600).isCloseTo(20, within(1e-9));
  }
}
