package io.lrbench.embedded.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of Jobs: run by the local node here, played by fake nodes on a real cluster. */
@OnBothTargets
class JobsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final String namespace;

  JobsIT(Cluster cluster) {
    this.client = cluster.client();
    this.namespace = cluster.namespace();
  }

  /** A Job whose pod lives so long and ends so; fake nodes read the annotations. */
  private static JobBuilder job(String name, int seconds, int exitCode, String message) {
    String script = "sleep %d; printf %s > $TERMINATION_LOG; exit %d";
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withNewTemplate()
        .withNewMetadata()
        .withAnnotations(
            Map.of(
                "fake/run-seconds", String.valueOf(seconds),
                "fake/exit-code", String.valueOf(exitCode),
                "fake/termination-message", message))
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds(1L)
        .addNewContainer()
        .withName("main")
        .withImage("localhost/busybox:1")
        .withCommand("/bin/sh", "-c", script.formatted(seconds, message, exitCode))
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
  }

  private Job get(String name) {
    return client.batch().v1().jobs().inNamespace(namespace).withName(name).get();
  }

  private List<Pod> pods(String name) {
    return client.pods().inNamespace(namespace).withLabel("job-name", name).list().getItems();
  }

  private Job await(String name, String type, String status) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> get(name), job -> !conditions(job, type, status).isEmpty());
  }

  private static List<JobCondition> conditions(Job job, String type, String status) {
    return job.getStatus().getConditions().stream()
        .filter(one -> one.getType().equals(type) && one.getStatus().equals(status))
        .toList();
  }

  private Job awaitRunning(String name) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> get(name),
            job ->
                pods(name).stream().anyMatch(pod -> pod.getStatus().getPhase().equals("Running"))
                    && Integer.valueOf(1).equals(job.getStatus().getReady()));
  }

  @Test
  void completes() {
    client.resource(job("completes", 1, 0, "result").build()).create();

    Job done = await("completes", "Complete", "True");

    assertThat(done.getStatus().getSucceeded()).isEqualTo(1);
    assertThat(done.getStatus().getActive()).isNull();
    assertThat(done.getStatus().getCompletionTime()).isNotNull();
    assertThat(conditions(done, "SuccessCriteriaMet", "True").get(0).getReason())
        .isEqualTo("CompletionsReached");
    assertThat(
            pods("completes")
                .get(0)
                .getStatus()
                .getContainerStatuses()
                .get(0)
                .getState()
                .getTerminated()
                .getMessage())
        .isEqualTo("result");
  }

  @Test
  void failsAtOnceOnAnExitCode() {
    client
        .resource(
            job("policy", 1, 2, "mistake")
                .editSpec()
                .withNewPodFailurePolicy()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withOperator("In")
                .withValues(2)
                .endOnExitCodes()
                .endRule()
                .endPodFailurePolicy()
                .endSpec()
                .build())
        .create();

    Job failed = await("policy", "Failed", "True");

    JobCondition condition = conditions(failed, "Failed", "True").get(0);
    assertThat(condition.getReason()).isEqualTo("PodFailurePolicy");
    assertThat(condition.getMessage())
        .startsWith("Container main for pod " + namespace + "/policy-")
        .endsWith(" failed with exit code 2 matching FailJob rule at index 0");
    assertThat(failed.getStatus().getFailed()).isEqualTo(1);
    assertThat(conditions(failed, "FailureTarget", "True")).hasSize(1);
  }

  @Test
  void failsBeyondTheBackoffLimit() {
    client
        .resource(job("backoff", 1, 7, "x").editSpec().withBackoffLimit(0).endSpec().build())
        .create();

    Job failed = await("backoff", "Failed", "True");

    JobCondition condition = conditions(failed, "Failed", "True").get(0);
    assertThat(condition.getReason()).isEqualTo("BackoffLimitExceeded");
    assertThat(condition.getMessage()).isEqualTo("Job has reached the specified backoff limit");
    assertThat(failed.getStatus().getFailed()).isEqualTo(1);
  }

  @Test
  void failsAtTheDeadline() {
    client
        .resource(
            job("deadline", 100, 0, "x").editSpec().withActiveDeadlineSeconds(2L).endSpec().build())
        .create();

    Job failed = await("deadline", "Failed", "True");

    JobCondition condition = conditions(failed, "Failed", "True").get(0);
    assertThat(condition.getReason()).isEqualTo("DeadlineExceeded");
    assertThat(condition.getMessage()).isEqualTo("Job was active longer than specified deadline");
  }

  @Test
  void givesItsPodsBackWhileSuspended() {
    client.resource(job("suspends", 100, 0, "x").build()).create();
    Job running = awaitRunning("suspends");

    client.resource(running).edit(job -> suspended(job, true));
    Job suspended = await("suspends", "Suspended", "True");
    Awaitility.await().atMost(PATIENCE).until(() -> pods("suspends").isEmpty());
    client.resource(suspended).edit(job -> suspended(job, false));
    Job resumed = await("suspends", "Suspended", "False");
    Job again = awaitRunning("suspends");

    JobCondition condition = conditions(suspended, "Suspended", "True").get(0);
    assertThat(condition.getReason()).isEqualTo("JobSuspended");
    assertThat(condition.getMessage()).isEqualTo("Job suspended");
    assertThat(suspended.getStatus().getStartTime()).isNull();
    assertThat(conditions(resumed, "Suspended", "False").get(0).getReason())
        .isEqualTo("JobResumed");
    assertThat(again.getStatus().getFailed()).isNull();
  }

  private static Job suspended(Job job, boolean value) {
    job.getSpec().setSuspend(value);
    return job;
  }

  @Test
  void takesItsPodsAlong() {
    client.resource(job("leaves", 100, 0, "x").build()).create();
    awaitRunning("leaves");

    client.resource(get("leaves")).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();

    Awaitility.await().atMost(PATIENCE).until(() -> get("leaves") == null);
    assertThat(pods("leaves")).isEmpty();
  }
}
