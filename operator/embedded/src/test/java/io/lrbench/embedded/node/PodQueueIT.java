package io.lrbench.embedded.node;

import static io.lrbench.embedded.node.Jobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pods have room on the node. */
class PodQueueIT {
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
  void leavesAPodPendingWhoseClaimIsNotThere() {
    Job job =
        new JobBuilder(job("claim", "true").build())
            .editSpec()
            .editTemplate()
            .editSpec()
            .addNewVolume()
            .withName("checkpoints")
            .withNewPersistentVolumeClaim("checkpoints", false)
            .endVolume()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build();
    jobs.client().resource(job).create();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(jobs.pods("claim"))
                    .singleElement()
                    .extracting(pod -> pod.getStatus().getConditions().get(0))
                    .hasFieldOrPropertyWithValue("reason", "Unschedulable")
                    .extracting(PodCondition::getMessage)
                    .asString()
                    .startsWith(
                        "0/1 nodes are available: persistentvolumeclaim \"checkpoints\" not"
                            + " found."));

    jobs.client().resource(job).delete();
    await().atMost(PATIENCE).until(() -> jobs.pods("claim").isEmpty());
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
}
