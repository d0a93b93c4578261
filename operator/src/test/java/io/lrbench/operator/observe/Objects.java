package io.lrbench.operator.observe;

import static io.lrbench.operator.fixture.Results.answer;
import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.succeeded;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Jobs and pods as the cluster shows them. */
final class Objects {
  static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");

  private Objects() {}

  /** The answer of a pack whose first trial ended well and whose second diverged. */
  static final String ANSWER = answer(succeeded("h1", 1.5), diverged("h2", 7));

  /** As the operator sees them, which caches only what it needs. */
  static Observation see(Job job, Pod... pods) {
    return Observation.of(
        List.of(Needed.of(job)), Stream.of(pods).map(Needed::of).toList(), Map.of(), 0, NOW);
  }

  static Stage stage(Observation seen) {
    return seen.jobs().get(0).stage();
  }

  static List<TrialOutcome> outcomes(Observation seen) {
    return seen.news().get("job").trials().stream().map(TrialResult::outcome).toList();
  }

  /** An active Job named job of the trials h1 and h2, with a GPU. */
  static JobBuilder job() {
    return new JobBuilder()
        .withNewMetadata()
        .withName("job")
        .withLabels(Map.of("app.kubernetes.io/managed-by", "lrbench-operator"))
        .withAnnotations(Map.of("lrbench.io/trials", "h1,h2"))
        .endMetadata()
        .withNewSpec()
        .withNewTemplate()
        .withNewSpec()
        .addNewContainer()
        .withName("trainer")
        .withNewResources()
        .withLimits(Map.of("nvidia.com/gpu", new Quantity("2"), "cpu", new Quantity("4")))
        .endResources()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
  }

  static Job complete() {
    return ended("Complete", "CompletionsReached", 0, 0);
  }

  /** A Job that failed that many seconds ago. */
  static Job failed(int pods, long secondsAgo) {
    return ended("Failed", "BackoffLimitExceeded", pods, secondsAgo);
  }

  private static Job ended(String type, String reason, int failedPods, long secondsAgo) {
    return job()
        .withNewStatus()
        .withFailed(failedPods)
        .addNewCondition()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withMessage("in the words of the Job controller")
        .withLastTransitionTime(NOW.minusSeconds(secondsAgo).toString())
        .endCondition()
        .endStatus()
        .build();
  }

  static Pod pod(String name, String phase, ContainerStateBuilder state) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Map.of("batch.kubernetes.io/job-name", "job"))
        .withCreationTimestamp("2030-01-01T09:00:0" + name.charAt(name.length() - 1) + "Z")
        .endMetadata()
        .withNewStatus()
        .withPhase(phase)
        .addToContainerStatuses(
            new ContainerStatusBuilder()
                .withName("sidecar")
                .withState(
                    new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(9)
                        .withMessage("{}")
                        .endTerminated()
                        .build())
                .build(),
            new ContainerStatusBuilder().withName("trainer").withState(state.build()).build())
        .endStatus()
        .build();
  }

  /** A try of ten seconds; later tries have later numbers. */
  static Pod ended(int number, int exitCode, String reason, String message) {
    return pod(
        "pod-" + number,
        exitCode == 0 ? "Succeeded" : "Failed",
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withReason(reason)
            .withMessage(message)
            .withStartedAt("2030-01-01T09:30:00Z")
            .withFinishedAt("2030-01-01T09:30:10Z")
            .endTerminated());
  }

  static Pod running(int number, long secondsAgo) {
    return pod(
        "pod-" + number,
        "Running",
        new ContainerStateBuilder()
            .withNewRunning()
            .withStartedAt(NOW.minusSeconds(secondsAgo).toString())
            .endRunning());
  }

  static ConfigMap map(String name, Map<String, String> data) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withData(data)
        .build();
  }
}
