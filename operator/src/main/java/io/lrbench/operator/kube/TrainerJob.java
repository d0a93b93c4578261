package io.lrbench.operator.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.operator.plan.ObjectName;
import io.lrbench.operator.plan.Packing;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Job of one pack. */
public final class TrainerJob {
  private static final int DEFAULT_RETRIES = 3;
  private static final int USER_ERROR = 2;
  private static final int STOPPED = 75;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrainerJob() {}

  /**
   * The Job as it is created; it is never applied again. A queued one is created suspended: its
   * queue starts it.
   *
   * @param installed what the installation says
   * @param checkpoints folder for the checkpoints of all benchmarks, where nodes have one
   */
  public static Job of(
      LRBenchmark benchmark, List<Trial> pack, Installed installed, Optional<String> checkpoints) {
    LRBenchmarkSpec spec = benchmark.getSpec();
    String uid = benchmark.getMetadata().getUid();
    Map<String, String> queue = installed.queues() ? Labels.queue(benchmark) : Map.of();
    return new JobBuilder()
        .withNewMetadata()
        .withName(ObjectName.job(benchmark.getMetadata().getName(), uid, pack))
        .withNamespace(benchmark.getMetadata().getNamespace())
        .withLabels(Labels.of(benchmark, "trainer"))
        .addToLabels(queue)
        .addToAnnotations(Labels.annotations(benchmark))
        .addToAnnotations(
            Labels.GENERATION, String.valueOf(benchmark.getMetadata().getGeneration()))
        .addToAnnotations(
            Labels.TRIALS, pack.stream().map(Trial::hash).collect(Collectors.joining(",")))
        .addToAnnotations(Labels.GPU_RESOURCE, new PodResources(spec.resources()).gpuResource())
        .withOwnerReferences(Ownership.of(benchmark))
        .endMetadata()
        .withNewSpec()
        .withSuspend(Labels.isQueued(queue) ? true : null)
        .withParallelism(1)
        .withCompletions(1)
        .withBackoffLimit(retries(spec))
        .withPodReplacementPolicy("Failed")
        .withPodFailurePolicy(failurePolicy())
        .withTemplate(
            TrainerPod.template(
                spec,
                CheckpointPlace.of(spec, uid, checkpoints),
                Labels.of(benchmark, "trainer"),
                Labels.annotations(benchmark),
                configuration(spec, pack),
                installed))
        .endSpec()
        .build();
  }

  private static int retries(LRBenchmarkSpec spec) {
    return spec.execution() == null || spec.execution().retries() == null
        ? DEFAULT_RETRIES
        : spec.execution().retries();
  }

  /**
   * The user's errors are not tried again; a lost node, a preemption or a trainer that was asked to
   * stop and kept what it had reached does not count.
   */
  private static PodFailurePolicy failurePolicy() {
    return new PodFailurePolicyBuilder()
        .addNewRule()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withContainerName(TrainerPod.CONTAINER)
        .withOperator("In")
        .withValues(USER_ERROR)
        .endOnExitCodes()
        .endRule()
        .addNewRule()
        .withAction("Ignore")
        .withNewOnExitCodes()
        .withContainerName(TrainerPod.CONTAINER)
        .withOperator("In")
        .withValues(STOPPED)
        .endOnExitCodes()
        .endRule()
        .addNewRule()
        .withAction("Ignore")
        .addNewOnPodCondition()
        .withType("DisruptionTarget")
        .withStatus("True")
        .endOnPodCondition()
        .endRule()
        .build();
  }

  private static String configuration(LRBenchmarkSpec spec, List<Trial> pack) {
    PackConfig configuration =
        new PackConfig(
            PackConfig.VERSION,
            spec.model(),
            spec.dataset(),
            spec.training(),
            spec.evaluation(),
            spec.objective(),
            Packing.workers(spec),
            spec.execution() == null || spec.execution().checkpoint() == null
                ? null
                : spec.execution().checkpoint().every(),
            pack.stream()
                .map(trial -> new TrialConfig(trial.hash(), trial.policy(), trial.seed()))
                .toList());
    try {
      return JSON.writeValueAsString(configuration);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records are always JSON", e);
    }
  }
}
