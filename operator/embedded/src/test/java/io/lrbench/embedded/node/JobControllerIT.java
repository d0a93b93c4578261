package io.lrbench.embedded.node;

import static io.lrbench.embedded.node.Jobs.job;
import static io.lrbench.embedded.node.Jobs.terminated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a Job goes on where its pods end, and when it ends. */
class JobControllerIT {
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
  void removesFinishedJobsAfterTheirTimeToLive() {
    jobs.create(job("ttl", "true").editSpec().withTtlSecondsAfterFinished(1).endSpec());

    await().atMost(PATIENCE).until(() -> jobs.get("ttl") == null && jobs.pods("ttl").isEmpty());
  }
}
