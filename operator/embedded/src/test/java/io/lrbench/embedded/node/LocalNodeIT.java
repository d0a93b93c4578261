package io.lrbench.embedded.node;

import static io.lrbench.embedded.node.Jobs.job;
import static io.lrbench.embedded.node.Jobs.terminated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  void aPodWaitsForItsSecretAndStartsOnceItIsThere() {
    jobs.create(
        job("secret", "echo $TOKEN $GREETING; printf $TOKEN > $TERMINATION_LOG")
            .editSpec()
            .editTemplate()
            .editSpec()
            .editFirstContainer()
            .addNewEnv()
            .withName("TOKEN")
            .withNewValueFrom()
            .withNewSecretKeyRef("token", "huggingface", null)
            .endValueFrom()
            .endEnv()
            .addNewEnv() // which the machine has itself
            .withName("GREETING")
            .withNewValueFrom()
            .withNewSecretKeyRef("word", "nowhere", null)
            .endValueFrom()
            .endEnv()
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec());
    assertWaiting("secret \"huggingface\" not found");

    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("huggingface")
            .withNamespace("default")
            .endMetadata()
            .addToData("other", "aGY=")
            .build();
    jobs.client().resource(secret).create();
    assertWaiting("couldn't find key token in Secret default/huggingface");

    jobs.client()
        .resource(new SecretBuilder(secret).addToData("token", "aGZfMQ==").build())
        .update();
    jobs.await("secret", "Complete");

    assertThat(terminated(jobs.pods("secret").get(0)).getMessage()).isEqualTo("hf_1");
    assertThat(jobs.log(jobs.pods("secret").get(0))).isEqualTo("hf_1 hello\n");
  }

  private static void assertWaiting(String message) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(jobs.pods("secret"))
                    .singleElement()
                    .extracting(pod -> pod.getStatus().getContainerStatuses().get(0).getState())
                    .extracting(state -> state.getWaiting())
                    .hasFieldOrPropertyWithValue("reason", "CreateContainerConfigError")
                    .hasFieldOrPropertyWithValue("message", message));
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
