package io.lrbench.operator.observe;

import static io.lrbench.operator.fixture.Results.answer;
import static io.lrbench.operator.fixture.Results.answerWithError;
import static io.lrbench.operator.fixture.Results.refusal;
import static io.lrbench.operator.fixture.Results.succeeded;
import static io.lrbench.operator.observe.Objects.ended;
import static io.lrbench.operator.observe.Objects.failed;
import static io.lrbench.operator.observe.Objects.job;
import static io.lrbench.operator.observe.Objects.outcomes;
import static io.lrbench.operator.observe.Objects.running;
import static io.lrbench.operator.observe.Objects.see;
import static io.lrbench.operator.observe.Objects.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of Jobs whose trainer failed. */
class FailedJobTest {
  @Test
  void keepsTheOtherResultsOfAPackWithAnErrorOfTheUsers() {
    String message = answerWithError("policy b: negative", succeeded("h1", 1.5));

    Observation seen = see(failed(1, 0), ended(1, 2, "Error", message));

    KeptPack pack = seen.news().get("job");
    assertThat(outcomes(seen)).containsExactly(TrialOutcome.SUCCEEDED, TrialOutcome.FAILED);
    assertThat(pack.error()).isEqualTo("policy b: negative");
    assertThat(pack.userError()).isTrue();
    assertThat(pack.stopsAllPacks()).as("others may train").isFalse();
  }

  @Test
  void seesThatAWrongModelStopsAllPacks() {
    KeptPack pack =
        see(failed(1, 0), ended(1, 2, "Error", refusal("no such model"))).news().get("job");

    assertThat(pack.userError()).isTrue();
    assertThat(pack.stopsAllPacks()).isTrue();
    assertThat(pack.hasFailures()).isTrue();
  }

  @Test
  void believesTheExitCodeOfTheUsersErrorWithoutWords() {
    KeptPack pack = see(failed(1, 0), ended(1, 2, "Error", null)).news().get("job");

    assertThat(pack.userError()).isTrue();
    assertThat(pack.error()).contains("exit code 2");
  }

  @Test
  void tellsWhyTheLastTryFailed() {
    KeptPack pack =
        see(failed(2, 0), ended(1, 1, "Error", null), ended(2, 137, "OOMKilled", null))
            .news()
            .get("job");

    assertThat(pack.userError()).isFalse();
    assertThat(pack.error())
        .isEqualTo(
            "Job job failed: in the words of the Job controller (last: OOMKilled, exit code 137, as a"
                + " container ends that outgrows its memory: raise resources.memory, or lower"
                + " training.batchSize, training.maxLength or, where a pod trains several trials at"
                + " once, execution.trialsPerPod or resources.cpu)");
    assertThat(pack.facts()).isNull();
    assertThat(pack.outgrown()).as("two trials did, and have no result yet").isEqualTo(2);
    assertThat(pack.trials()).isEmpty();
    assertThat(pack.hasFailures()).as("they are to be trained yet").isFalse();
  }

  @Test
  void keepsWhatAPackHadReachedBeforeItOutgrewItsMemory() {
    String partial = answer(succeeded("h1", 1.5));

    KeptPack pack =
        see(failed(1, 0), ended(1, 75, "Error", partial), ended(2, 137, "OOMKilled", null))
            .news()
            .get("job");

    assertThat(pack.trials()).extracting(TrialResult::hash).containsExactly("h1");
    assertThat(pack.hasFailures()).isFalse();
    assertThat(pack.outgrown()).isEqualTo(2);
  }

  @Test
  void givesOneTrialThatOutgrewItsMemoryNoSmallerPack() {
    Job one =
        new JobBuilder(failed(1, 0))
            .editMetadata()
            .addToAnnotations("lrbench.io/trials", "h1")
            .endMetadata()
            .build();

    Observation seen = see(one, ended(1, 137, "OOMKilled", null));

    assertThat(outcomes(seen)).containsExactly(TrialOutcome.FAILED);
    assertThat(seen.outgrown()).isEmpty();
  }

  @Test
  void forgetsUnderALaterSpecThatMemoryWasShort() {
    Observation first = see(failed(1, 0), ended(1, 137, "OOMKilled", null));
    Observation later = Observation.of(List.of(), List.of(), first.news(), 1, Objects.NOW);

    assertThat(first.outgrown()).hasValue(2);
    assertThat(later.outgrown()).isEmpty();
    assertThat(later.gpuHours()).isEqualTo(first.gpuHours());
  }

  @Test
  void tellsATrainersOwnWordsWhereItHasNoAnswer() {
    String words = "out of memory: can't allocate 9 bytes; raise resources.memory";

    KeptPack pack = see(failed(1, 0), ended(1, 1, "Error", words)).news().get("job");

    assertThat(pack.userError()).isFalse();
    assertThat(pack.error()).endsWith("(last: Error, exit code 1: " + words + ")");
  }

  @Test
  void awaitsEveryFailedPodOfAFailedJobBecauseTheLastMayHaveAnAnswer() {
    Observation early = see(failed(2, 1), ended(1, 137, "OOMKilled", null), running(2, 5));
    Observation late = see(failed(2, 31), ended(1, 137, "OOMKilled", null));

    assertThat(stage(early)).isEqualTo(Stage.AWAITING);
    assertThat(early.news()).isEmpty();
    assertThat(stage(late)).isEqualTo(Stage.ENDED);
    assertThat(late.news().get("job").error()).contains("OOMKilled");
  }

  @Test
  void tellsOfARetryOnceAnotherPodHasFollowed() {
    Pod failed = ended(1, 1, "Error", "disk full");

    assertThat(see(job().build(), failed).jobs().get(0).failure()).isEmpty();
    assertThat(see(job().build(), failed, running(2, 1)).jobs().get(0).failure())
        .contains("Error, exit code 1: disk full");
  }

  @Test
  void tellsOfNoRetryWhereAPodWasStopped() {
    assertThat(see(job().build(), ended(1, 75, "Error", ""), running(2, 1)).jobs().get(0).failure())
        .isEmpty();
  }

  /** The Job's count of failed pods leaves out those that were stopped. */
  @Test
  void takesAStoppedPodForNoneOfTheFailedOnesWhoseAnswerIsAwaited() {
    Observation seen = see(failed(1, 0), ended(1, 75, "Error", null), running(2, 5));

    assertThat(stage(seen)).isEqualTo(Stage.AWAITING);
    assertThat(seen.news()).doesNotContainKey("job");
  }
}
