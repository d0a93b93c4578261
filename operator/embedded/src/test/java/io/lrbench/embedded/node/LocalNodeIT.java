package io.lrbench.embedded.node;

import static io.lrbench.embedded.node.Jobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNodeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path directory;
  private static Jobs jobs;

  @BeforeAll
  static void start() {
    jobs = Jobs.start(directory);
  }

  @AfterAll
  static void stop() {
    jobs.close();
  }

  private static ContainerStateTerminated terminated(Pod pod) {
    return pod.getStatus().getContainerStatuses().get(0).getState().getTerminated();
  }

  @Test
  void runsAJobToItsEndAndKeepsMessageAndLog() {
    jobs.create(job("runs", "echo $GREETING $0; printf result > $TERMINATION_LOG"));

    Job done = jobs.await("runs", "Complete");

    Pod pod = jobs.pods("runs").get(0);
    assertThat(done.getStatus().getSucceeded()).isEqualTo(1);
    assertThat(done.getStatus().getCompletionTime()).isNotNull();
    assertThat(JobDecision.condition(done, "SuccessCriteriaMet")).isPresent();
    assertThat(terminated(pod).getExitCode()).isZero();
    assertThat(terminated(pod).getMessage()).isEqualTo("result");
    assertThat(jobs.log(pod)).isEqualTo("hello /bin/sh\n");
    assertThat(pod.getSpec().getNodeName()).isEqualTo("local");
  }

  @Test
  void keepsTheLast4096BytesOfTheTerminationMessage() {
    jobs.create(job("long", "(head -c 5000 /dev/zero | tr '\\0' x; echo end) > $TERMINATION_LOG"));

    jobs.await("long", "Complete");

    assertThat(terminated(jobs.pods("long").get(0)).getMessage())
        .hasSize(4096)
        .isEqualTo("x".repeat(4092) + "end\n");
  }

  @Test
  void tellsHowADeletedPodEnded() {
    String saves =
        "trap 'printf saved > $TERMINATION_LOG; exit 75' TERM; touch %s/saves; sleep 100 & wait";
    List<String> ends = new CopyOnWriteArrayList<>();
    jobs.create(job("saves", saves.formatted(directory)));
    Pod pod = jobs.pod("saves", "Running");
    await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("saves")));

    try (SharedIndexInformer<Pod> informer =
        jobs.client()
            .pods()
            .inNamespace("default")
            .withLabel("job-name", "saves")
            .inform(
                new Handler<>(
                    seen -> {
                      if (PodFacts.hasFinished(seen)) {
                        ends.add(terminated(seen).getExitCode() + terminated(seen).getMessage());
                      }
                    },
                    gone -> {}))) {
      assertThat(informer.hasSynced()).isTrue();
      jobs.client().resource(pod).delete();
      await().atMost(PATIENCE).until(() -> !ends.isEmpty());
    }
    jobs.client().resource(jobs.get("saves")).delete();

    assertThat(ends.get(0)).isEqualTo("75saved");
  }

  @Test
  void replacesAPodOnlyWhenItIsGoneWhereTheJobSaysSo() {
    String script =
        "mkdir %1$s/lock || touch %1$s/overlap;"
            + " trap 'sleep 1; rmdir %1$s/lock; exit 1' TERM;"
            + " if [ -e %1$s/second ]; then exit 0; fi; touch %1$s/second; sleep 100 & wait";
    jobs.create(
        job("replaces", script.formatted(directory))
            .editSpec()
            .withPodReplacementPolicy("Failed")
            .endSpec());
    Pod first = jobs.pod("replaces", "Running");
    await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("second")));

    jobs.client().resource(first).delete();
    jobs.await("replaces", "Complete");

    assertThat(directory.resolve("overlap")).doesNotExist();
  }

  @Test
  void takesTheEndOfTheLogWhereThePolicySaysSo() {
    jobs.create(
        job("fallback", "echo bad luck; exit 3")
            .editSpec()
            .editTemplate()
            .editSpec()
            .editFirstContainer()
            .withTerminationMessagePolicy("FallbackToLogsOnError")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec());

    jobs.await("fallback", "Failed");

    assertThat(terminated(jobs.pods("fallback").get(0)).getMessage()).isEqualTo("bad luck\n");
  }

  @Test
  void retriesUpToTheBackoffLimit() {
    jobs.create(job("retries", "exit 7").editSpec().withBackoffLimit(1).endSpec());

    Job failed = jobs.await("retries", "Failed");

    assertThat(failed.getStatus().getFailed()).isEqualTo(2);
    assertThat(JobDecision.condition(failed, "Failed").orElseThrow().getReason())
        .isEqualTo("BackoffLimitExceeded");
    assertThat(terminated(jobs.pods("retries").get(0)).getExitCode()).isEqualTo(7);
  }

  /** As a trainer does that was asked to stop; the Job has no retry to use up. */
  @Test
  void replacesAPodWhoseExitCodeIsIgnoredWithoutARetry() {
    String script =
        "trap 'touch %1$s/kept; exit 75' TERM; if [ -e %1$s/kept ]; then exit 0; fi;"
            + " touch %1$s/armed; sleep 100 & wait";
    jobs.create(
        job("resumes", script.formatted(directory))
            .editSpec()
            .withBackoffLimit(0)
            .withPodReplacementPolicy("Failed")
            .withNewPodFailurePolicy()
            .addNewRule()
            .withAction("Ignore")
            .withNewOnExitCodes()
            .withOperator("In")
            .withValues(75)
            .endOnExitCodes()
            .endRule()
            .endPodFailurePolicy()
            .endSpec());
    Pod first = jobs.pod("resumes", "Running");
    await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("armed")));
    long pid =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains("/kept; exit 75"))
            .findFirst()
            .orElseThrow()
            .pid();

    ProcessHandle.of(pid).orElseThrow().destroy();
    Job done = jobs.await("resumes", "Complete");

    assertThat(done.getStatus().getFailed()).isNull();
    assertThat(jobs.pods("resumes")).hasSize(2);
    assertThat(terminated(jobs.client().resource(first).get()).getExitCode()).isEqualTo(75);
  }

  @Test
  void failsAtOnceWhereThePodFailurePolicySaysSo() {
    jobs.create(
        job("policy", "exit 2")
            .editSpec()
            .withBackoffLimit(5)
            .withNewPodFailurePolicy()
            .addNewRule()
            .withAction("FailJob")
            .withNewOnExitCodes()
            .withOperator("In")
            .withValues(2)
            .endOnExitCodes()
            .endRule()
            .endPodFailurePolicy()
            .endSpec());

    Job failed = jobs.await("policy", "Failed");

    assertThat(failed.getStatus().getFailed()).isEqualTo(1);
    assertThat(JobDecision.condition(failed, "Failed").orElseThrow().getReason())
        .isEqualTo("PodFailurePolicy");
    assertThat(JobDecision.condition(failed, "Failed").orElseThrow().getMessage())
        .contains("failed with exit code 2 matching FailJob rule at index 0");
  }

  @Test
  void endsPodsAtTheDeadline() {
    jobs.create(job("deadline", "sleep 100").editSpec().withActiveDeadlineSeconds(1L).endSpec());

    Job failed = jobs.await("deadline", "Failed");

    assertThat(JobDecision.condition(failed, "Failed").orElseThrow().getReason())
        .isEqualTo("DeadlineExceeded");
    await().atMost(PATIENCE).until(() -> jobs.pods("deadline").isEmpty());
  }

  @Test
  void suspendsAndResumes() {
    jobs.create(job("suspends", "[ -e " + directory + "/go ] || sleep 100"));
    Pod first = jobs.pod("suspends", "Running");

    jobs.client()
        .resource(jobs.get("suspends"))
        .edit(
            job -> {
              job.getSpec().setSuspend(true);
              return job;
            });
    Job suspended = jobs.await("suspends", "Suspended");
    await().atMost(PATIENCE).until(() -> jobs.pods("suspends").isEmpty());
    go();
    jobs.client()
        .resource(jobs.get("suspends"))
        .edit(
            job -> {
              job.getSpec().setSuspend(false);
              return job;
            });
    Job done = jobs.await("suspends", "Complete");

    assertThat(first.getMetadata().getUid())
        .isNotEqualTo(jobs.pods("suspends").get(0).getMetadata().getUid());
    assertThat(suspended.getStatus().getStartTime()).isNull();
    assertThat(done.getStatus().getFailed()).isNull();
  }

  private static void go() {
    try {
      Files.createFile(directory.resolve("go"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void deletionEndsEveryProcessOfThePod() {
    String escape =
        "(setsid sh -c 'trap \"\" TERM; sleep 1000.25' &) ; trap '' TERM; sleep 1000.25";
    jobs.create(job("tree", escape));
    Pod pod = jobs.pod("tree", "Running");
    await().atMost(PATIENCE).until(() -> sleepers() >= 2);

    jobs.client().resource(jobs.get("tree")).delete();

    await().atMost(PATIENCE).until(() -> sleepers() == 0);
    await().atMost(PATIENCE).until(() -> jobs.client().resource(pod).get() == null);
  }

  private static long sleepers() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("sleep 1000.25"))
        .count();
  }

  @Test
  void leavesPodsPendingThatAskForWhatTheMachineLacks() {
    jobs.create(asking("gpu", "nvidia.com/gpu", "1"));

    Pod pod =
        await()
            .atMost(PATIENCE)
            .until(
                () -> jobs.pods("gpu"),
                pods -> pods.size() == 1 && !pods.get(0).getStatus().getConditions().isEmpty())
            .get(0);

    PodCondition condition = pod.getStatus().getConditions().get(0);
    assertThat(PodFacts.phase(pod)).isEqualTo("Pending");
    assertThat(condition.getReason()).isEqualTo("Unschedulable");
    assertThat(condition.getMessage())
        .startsWith(
            "0/1 nodes are available: 1 Insufficient nvidia.com/gpu. This machine has no GPU: write"
                + " resources.gpus: 0. ");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(jobs.client().v1().events().inNamespace("default").list().getItems())
                    .extracting(Event::getReason)
                    .contains("FailedScheduling"));
  }

  private static JobBuilder asking(String name, String resource, String amount) {
    return job(name, "sleep 0.5")
        .editSpec()
        .editTemplate()
        .editSpec()
        .editFirstContainer()
        .withNewResources()
        .withLimits(Map.of(resource, new Quantity(amount)))
        .endResources()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
  }

  @Test
  void sharesExtendedResourcesOneAfterAnother() {
    jobs.create(asking("licence-1", "example.com/licence", "1"));
    jobs.create(asking("licence-2", "example.com/licence", "1"));

    Job first = jobs.await("licence-1", "Complete");
    Job second = jobs.await("licence-2", "Complete");

    assertThat(List.of(first, second)).hasSize(2);
  }

  @Test
  void runsNoMorePodsThanItHasSlots() {
    // $$$$ is how a container's arguments say $$, the shell's own process
    String me = directory + "/s/$$$$";
    String count = "mkdir -p %1$s/s; touch %2$s; ls %1$s/s | wc -l; sleep 0.3; rm %2$s";
    jobs.create(
        job("slots", count.formatted(directory, me))
            .editSpec()
            .withParallelism(4)
            .withCompletions(4)
            .endSpec());

    jobs.await("slots", "Complete");

    assertThat(jobs.pods("slots")).hasSize(4);
    assertThat(jobs.pods("slots"))
        .allSatisfy(pod -> assertThat(jobs.log(pod).trim()).isIn("1", "2"));
  }

  @Test
  void saysWhichImagesItKnows() {
    jobs.create(
        job("unknown", "true")
            .editSpec()
            .editTemplate()
            .editSpec()
            .editFirstContainer()
            .withImage("nobody/knows:1")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec());

    Pod pod =
        await()
            .atMost(PATIENCE)
            .until(
                () -> jobs.pods("unknown"),
                pods ->
                    pods.size() == 1 && !pods.get(0).getStatus().getContainerStatuses().isEmpty())
            .get(0);

    assertThat(pod.getStatus().getContainerStatuses().get(0).getState().getWaiting().getMessage())
        .isEqualTo(
            "the local node has no image \"nobody/knows:1\"; it knows [shell], or give the"
                + " container a command");
  }

  @Test
  void removesFinishedJobsAfterTheirTimeToLive() {
    jobs.create(job("ttl", "true").editSpec().withTtlSecondsAfterFinished(1).endSpec());

    await().atMost(PATIENCE).until(() -> jobs.get("ttl") == null && jobs.pods("ttl").isEmpty());
  }

  @Test
  void leavesNoProcessBehindWhenItCloses(@TempDir Path other) {
    try (Jobs brief = Jobs.start(other)) {
      brief.create(job("left", "sleep 1000.75 & sleep 1000.75"));
      brief.pod("left", "Running");
    }

    assertThat(
            ProcessHandle.allProcesses()
                .filter(one -> one.info().commandLine().orElse("").contains("sleep 1000.75")))
        .isEmpty();
  }
}
