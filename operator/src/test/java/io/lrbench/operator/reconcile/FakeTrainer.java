package io.lrbench.operator.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lrbench.pack.PackConfig;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * Plays the trainers of pods that no node takes: reads each pod's configuration and reports, as a
 * kubelet would, that its container ran and how it ended.
 */
final class FakeTrainer {
  /** Keeps the pods of a benchmark from every node. */
  static final String POD_TEMPLATE =
      "{'spec': {'nodeSelector': {'lrbench.io/played-by': 'a-test'}}}";

  private static final String STAYS = "lrbench.io/played-by-a-test";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;
  private final String namespace;
  private final List<String> trained = new CopyOnWriteArrayList<>();

  FakeTrainer(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** How a pack's container ends. */
  record Ending(int exitCode, String reason, String message) {
    static Ending answering(String message) {
      return new Ending(0, "Completed", message);
    }

    static Ending blaming(String message) {
      return new Ending(2, "Error", message);
    }

    static Ending outOfMemory() {
      return new Ending(137, "OOMKilled", null);
    }

    static Ending stopped(Ending answering) {
      return new Ending(75, "Error", answering.message());
    }
  }

  /** The trials of every container that ended, as policy and seed, such as a1. */
  List<String> trained() {
    return trained.stream().sorted().toList();
  }

  /** Pods that wait for a node. */
  List<Pod> waiting() {
    return pods().stream().filter(FakeTrainer::isUnscheduled).toList();
  }

  /** Waits for a pod, then trains it to its end. */
  void trainOne(Function<PackConfig, Ending> trainer) {
    train(awaitPod(), trainer);
  }

  /** Waits for a pod and lets its container begin. */
  Pod begin() {
    return running(awaitPod());
  }

  /** The same of a pod that stays when it is deleted, as a kubelet lets it end. */
  Pod beginToStay() {
    Pod pod = awaitPod();
    edit(pod, old -> old.getMetadata().getFinalizers().add(STAYS));
    return running(pod);
  }

  /** Waits until a pod is deleted and ends its container once its first trials have ended. */
  void stop(Pod pod, int finished, Function<PackConfig, Ending> trainer) {
    String name = pod.getMetadata().getName();
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> pod(name).getMetadata().getDeletionTimestamp() != null);
    end(pod, pack -> Ending.stopped(trainer.apply(first(pack, finished))), finished);
    edit(pod, old -> old.getMetadata().getFinalizers().remove(STAYS));
  }

  private static PackConfig first(PackConfig pack, int trials) {
    return new PackConfig(
        pack.version(),
        pack.model(),
        pack.dataset(),
        pack.training(),
        pack.evaluation(),
        pack.objective(),
        pack.workers(),
        pack.checkpointEvery(),
        pack.keepFinished(),
        pack.trials().subList(0, trials));
  }

  private Pod pod(String name) {
    return client.pods().inNamespace(namespace).withName(name).get();
  }

  private void edit(Pod pod, Consumer<Pod> change) {
    client
        .pods()
        .inNamespace(namespace)
        .withName(pod.getMetadata().getName())
        .edit(
            old -> {
              Pod changed = new PodBuilder(old).build();
              change.accept(changed);
              return changed;
            });
  }

  /** Trains all pods that come until a condition holds. */
  void trainUntil(Function<PackConfig, Ending> trainer, Runnable condition) {
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(120))
        .pollInterval(java.time.Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              waiting().forEach(pod -> train(pod, trainer));
              condition.run();
            });
  }

  private Pod awaitPod() {
    Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(() -> !waiting().isEmpty());
    return waiting().get(0);
  }

  private void train(Pod pod, Function<PackConfig, Ending> trainer) {
    end(running(pod), trainer);
  }

  /** Ends the container of a pod that runs. */
  void end(Pod pod, Function<PackConfig, Ending> trainer) {
    end(pod, trainer, pack(pod).trials().size());
  }

  private void end(Pod pod, Function<PackConfig, Ending> trainer, int finished) {
    PackConfig pack = pack(pod);
    Ending ending = trainer.apply(pack);
    first(pack, finished)
        .trials()
        .forEach(trial -> trained.add(trial.policy().name() + trial.seed()));
    String started =
        pod.getStatus().getContainerStatuses().get(0).getState().getRunning().getStartedAt();
    write(
        pod,
        ending.exitCode() == 0 ? "Succeeded" : "Failed",
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(ending.exitCode())
            .withReason(ending.reason())
            .withMessage(ending.message())
            .withStartedAt(started)
            .withFinishedAt(Instant.parse(started).plusSeconds(3).toString())
            .endTerminated());
  }

  private Pod running(Pod pod) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return write(
        pod,
        "Running",
        new ContainerStateBuilder().withNewRunning().withStartedAt(now).endRunning());
  }

  private Pod write(Pod pod, String phase, ContainerStateBuilder state) {
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod.getMetadata().getName())
        .editStatus(
            old ->
                new PodBuilder(old)
                    .editOrNewStatus()
                    .withPhase(phase)
                    .withContainerStatuses(
                        new ContainerStatusBuilder()
                            .withName("trainer")
                            .withImage("fake")
                            .withImageID("fake")
                            .withReady(phase.equals("Running"))
                            .withRestartCount(0)
                            .withState(state.build())
                            .build())
                    .endStatus()
                    .build());
  }

  List<Pod> pods() {
    return client.pods().inNamespace(namespace).list().getItems();
  }

  private static boolean isUnscheduled(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && "Pending".equals(pod.getStatus().getPhase())
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                one -> one.getType().equals("PodScheduled") && one.getStatus().equals("False"));
  }

  private static PackConfig pack(Pod pod) {
    Map<String, String> environment = new java.util.HashMap<>();
    pod.getSpec()
        .getContainers()
        .get(0)
        .getEnv()
        .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
    try {
      return JSON.readValue(environment.get("LRBENCH_PACK"), PackConfig.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
