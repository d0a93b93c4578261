package io.lrbench.operator.observe;

import static io.lrbench.operator.fixture.Results.answer;
import static io.lrbench.operator.fixture.Results.succeeded;
import static io.lrbench.operator.observe.Objects.ANSWER;
import static io.lrbench.operator.observe.Objects.NOW;
import static io.lrbench.operator.observe.Objects.complete;
import static io.lrbench.operator.observe.Objects.ended;
import static io.lrbench.operator.observe.Objects.job;
import static io.lrbench.operator.observe.Objects.map;
import static io.lrbench.operator.observe.Objects.outcomes;
import static io.lrbench.operator.observe.Objects.pod;
import static io.lrbench.operator.observe.Objects.running;
import static io.lrbench.operator.observe.Objects.see;
import static io.lrbench.operator.observe.Objects.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.pack.TrialOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {
  @Test
  void seesAJobWithoutPods() {
    Observation seen = see(job().build());

    SeenJob job = seen.jobs().get(0);
    assertThat(job.stage()).isEqualTo(Stage.ACTIVE);
    assertThat(job.trials()).containsExactly("h1", "h2");
    assertThat(job.running()).isFalse();
    assertThat(job.gpus()).isEqualTo(2);
    assertThat(seen.news()).isEmpty();
  }

  @Test
  void seesWhatRunsAndForHowLong() {
    SeenJob job =
        see(job().build(), ended(1, 137, "OOMKilled", null), running(2, 50)).jobs().get(0);

    assertThat(job.running()).isTrue();
    assertThat(job.podSeconds()).as("a try of 10 s, and 50 s so far").isEqualTo(60);
  }

  @Test
  void seesSuspendedAndQueuedJobs() {
    Job suspended = job().editSpec().withSuspend(true).endSpec().build();
    Job queued =
        new JobBuilder(suspended)
            .editMetadata()
            .addToLabels("kueue.x-k8s.io/queue-name", "gpu")
            .endMetadata()
            .build();

    assertThat(stage(see(suspended))).isEqualTo(Stage.SUSPENDED);
    assertThat(see(suspended).jobs().get(0).queued()).isFalse();
    assertThat(see(queued).jobs().get(0).queued()).isTrue();
  }

  @Test
  void keepsTheAnswerOfACompleteJob() {
    Observation seen = see(complete(), ended(1, 0, "Completed", ANSWER));

    KeptPack pack = seen.news().get("job");
    assertThat(stage(seen)).isEqualTo(Stage.ENDED);
    assertThat(outcomes(seen)).containsExactly(TrialOutcome.SUCCEEDED, TrialOutcome.DIVERGED);
    assertThat(pack.error()).isNull();
    assertThat(pack.facts().device()).isEqualTo("cpu");
    assertThat(pack.podSeconds()).isEqualTo(10);
    assertThat(seen.gpuHours()).isEqualTo(20 / 3600.0);
    assertThat(seen.results().get("h1").evalLoss()).isEqualTo(1.5);
  }

  @Test
  void awaitsTheAnswerOfACompleteJobWhosePodIsNotSeenYet() {
    Observation seen = see(complete(), running(1, 5));

    assertThat(stage(seen)).isEqualTo(Stage.AWAITING);
    assertThat(seen.news()).isEmpty();
  }

  @Test
  void givesAnAnswerUpAfterHalfAMinute() {
    Job job = complete();
    job.getStatus().getConditions().get(0).setLastTransitionTime(NOW.minusSeconds(31).toString());

    assertThat(stage(see(job))).isEqualTo(Stage.LOST);
    assertThat(see(job).news()).isEmpty();
  }

  @Test
  void failsAPodThatEndedWellButWhoseAnswerIsCutOff() {
    String cut = ANSWER.substring(0, ANSWER.length() - 30);

    Observation seen = see(complete(), ended(1, 0, "Completed", cut));

    assertThat(stage(seen)).isEqualTo(Stage.ENDED);
    assertThat(outcomes(seen)).containsExactly(TrialOutcome.FAILED, TrialOutcome.FAILED);
    assertThat(seen.news().get("job").error()).startsWith("Job job: expected the trainer's answer");
  }

  @Test
  void failsAPodThatEndedWellAndSaidNothing() {
    Observation seen = see(complete(), ended(1, 0, "Completed", null));

    assertThat(outcomes(seen)).containsExactly(TrialOutcome.FAILED, TrialOutcome.FAILED);
    assertThat(seen.news().get("job").error()).contains("found nothing");
  }

  @Test
  void namesTheTrialsThatAnAnswerLacks() {
    Observation seen = see(complete(), ended(1, 0, "Completed", answer(succeeded("h1", 1.5))));

    assertThat(outcomes(seen)).containsExactly(TrialOutcome.SUCCEEDED, TrialOutcome.FAILED);
    assertThat(seen.news().get("job").error())
        .isEqualTo("Job job: the trainer's answer lacks trials [h2]");
    assertThat(seen.news().get("job").userError()).isFalse();
  }

  @Test
  void takesTheAnswerOfTheLastTry() {
    Observation seen =
        see(
            complete(),
            ended(2, 0, "Completed", ANSWER),
            ended(1, 75, "Error", answer(succeeded("h1", 9))));

    assertThat(seen.results().get("h1").evalLoss()).isEqualTo(1.5);
    assertThat(seen.news().get("job").podSeconds()).isEqualTo(20);
  }

  @Test
  void leavesAJobOutThatIsOnItsWayOut() {
    Job leaving = job().editMetadata().withDeletionTimestamp(NOW.toString()).endMetadata().build();

    assertThat(see(leaving, running(1, 5)).jobs()).isEmpty();
  }

  @Test
  void tellsWhyAPodWaits() {
    Pod pod =
        new PodBuilder(running(1, 0))
            .withNewStatus()
            .addNewCondition()
            .withType("PodScheduled")
            .withStatus("False")
            .withMessage("0/2 nodes are available: 2 Insufficient nvidia.com/gpu.")
            .endCondition()
            .endStatus()
            .build();

    assertThat(see(job().build(), pod).jobs().get(0).waiting())
        .contains("0/2 nodes are available: 2 Insufficient nvidia.com/gpu.");
  }

  @Test
  void tellsThatASecretIsNotThere() {
    Pod pod = starting("CreateContainerConfigError", "secret \"huggingface\" not found", 5);

    assertThat(see(job().build(), pod).jobs().get(0).waiting())
        .contains("CreateContainerConfigError: secret \"huggingface\" not found");
  }

  @Test
  void tellsWhereToLookForWhyAPodDoesNotStartForLong() {
    assertThat(waiting(starting("ContainerCreating", null, 170))).isEmpty();
    assertThat(waiting(starting("ContainerCreating", null, 190)))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("pod-1 has not started for 3 minutes")
                    .contains("a volume cannot be mounted; kubectl describe pod pod-1"));
  }

  private static Optional<String> waiting(Pod pod) {
    return see(job().build(), pod).jobs().get(0).waiting();
  }

  private static Pod starting(String reason, String message, long secondsAgo) {
    return new PodBuilder(
            pod(
                "pod-1",
                "Pending",
                new ContainerStateBuilder()
                    .withNewWaiting()
                    .withReason(reason)
                    .withMessage(message)
                    .endWaiting()))
        .editStatus()
        .withStartTime(NOW.minusSeconds(secondsAgo).toString())
        .endStatus()
        .build();
  }

  @Test
  void ignoresPodsOfAnEarlierJobOfTheSameName() {
    Job job = new JobBuilder(complete()).editMetadata().withUid("new").endMetadata().build();
    Pod pod =
        new PodBuilder(ended(1, 0, "Completed", ANSWER))
            .editMetadata()
            .addToLabels("batch.kubernetes.io/controller-uid", "old")
            .endMetadata()
            .build();

    assertThat(stage(see(job, pod))).isEqualTo(Stage.AWAITING);
  }

  @Test
  void saysWhichEntryOfAConfigMapIsBroken() {
    assertThatThrownBy(
            () ->
                Observation.of(
                    List.of(),
                    List.of(),
                    KeptResults.read(map("results", Map.of("job", "{"))),
                    0,
                    NOW))
        .hasMessageContaining("ConfigMap results")
        .hasMessageContaining("under job");
  }
}
