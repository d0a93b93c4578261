package io.lrbench.operator.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lrbench.api.CheckpointSpec;
import io.lrbench.api.ExecutionSpec;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Job of one pack, and the one that fetches for all of them. */
public final class TrainerJob {
  private static final int DEFAULT_RETRIES = 3;
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
    TrainerPod.Work work =
        new TrainerPod.Work(
            configuration(spec, pack),
            List.of(),
            CheckpointPlace.of(spec, uid, checkpoints),
            Inputs.of(spec, installed),
            new PodResources(spec.resources()));
    String name = ObjectName.job(benchmark.getMetadata().getName(), uid, pack);
    return new JobBuilder(job(benchmark, name, pack.size(), work, installed))
        .editMetadata()
        .addToAnnotations(
            Labels.TRIALS, pack.stream().map(Trial::hash).collect(Collectors.joining(",")))
        .endMetadata()
        .build();
  }

  /**
   * Name of the Job that has to have fetched model and data before a pack starts; empty where each
   * pod fetches for itself.
   */
  public static Optional<String> fetchName(LRBenchmark benchmark, Installed installed) {
    return SharedCache.claim(benchmark.getSpec(), installed)
        .map(
            claim ->
                ObjectName.fetch(
                    benchmark.getMetadata().getName(),
                    benchmark.getMetadata().getUid(),
                    SharedCache.content(benchmark.getSpec()),
                    claim));
  }

  /** The Job that fetches model and data: the same trainer, without trials and GPUs. */
  public static Job fetch(LRBenchmark benchmark, String name, Installed installed) {
    LRBenchmarkSpec spec = benchmark.getSpec();
    return job(
        benchmark,
        name,
        0,
        new TrainerPod.Work(
            configuration(spec, List.of()),
            List.of("--fetch"),
            CheckpointPlace.NONE,
            Inputs.fetching(spec, installed),
            new PodResources(spec.resources()).withoutDevices()),
        installed);
  }

  /**
   * The values of {@link Labels#TEMPLATE} of Jobs that are made now. A Job with another one was
   * made before the benchmark, or what is installed, was changed.
   */
  public static Set<String> templates(
      LRBenchmark benchmark, Installed installed, Optional<String> checkpoints) {
    return Stream.of(
            of(benchmark, List.of(), installed, checkpoints), fetch(benchmark, "", installed))
        .map(job -> job.getMetadata().getAnnotations().get(Labels.TEMPLATE))
        .collect(Collectors.toSet());
  }

  private static Job job(
      LRBenchmark benchmark, String name, int trials, TrainerPod.Work work, Installed installed) {
    Map<String, String> queue = installed.queues() ? Labels.queue(benchmark) : Map.of();
    PodTemplateSpec template = TrainerPod.template(benchmark, work, installed);
    int retries = retries(benchmark.getSpec());
    String pack = configuration(benchmark.getSpec(), List.of());
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(benchmark.getMetadata().getNamespace())
        .withLabels(Labels.of(benchmark, "trainer"))
        .addToLabels(queue)
        .addToAnnotations(Labels.annotations(benchmark))
        .addToAnnotations(
            Labels.GENERATION, String.valueOf(benchmark.getMetadata().getGeneration()))
        .addToAnnotations(Labels.GPU_RESOURCE, work.resources().gpuResource())
        .addToAnnotations(Labels.TEMPLATE, TemplateHash.of(template, pack, queue, retries))
        .withOwnerReferences(Ownership.of(benchmark))
        .endMetadata()
        .withNewSpec()
        .withSuspend(Labels.isQueued(queue) ? true : null)
        .withParallelism(1)
        .withCompletions(1)
        .withBackoffLimit(retries)
        .withPodReplacementPolicy("Failed")
        .withPodFailurePolicy(FailurePolicy.of(trials))
        .withTemplate(template)
        .endSpec()
        .build();
  }

  private static int retries(LRBenchmarkSpec spec) {
    return spec.execution() == null || spec.execution().retries() == null
        ? DEFAULT_RETRIES
        : spec.execution().retries();
  }

  private static String configuration(LRBenchmarkSpec spec, List<Trial> pack) {
    Optional<CheckpointSpec> checkpoint =
        Optional.ofNullable(spec.execution()).map(ExecutionSpec::checkpoint);
    PackConfig configuration =
        new PackConfig(
            PackConfig.VERSION,
            spec.model(),
            spec.dataset(),
            spec.training(),
            spec.evaluation(),
            spec.objective(),
            Packing.workers(spec),
            checkpoint.map(CheckpointSpec::every).orElse(null),
            checkpoint.map(CheckpointSpec::keepFinished).orElse(null),
            pack.stream()
                .map(trial -> new TrialConfig(trial.hash(), trial.policy(), trial.seed()))
                .toList());
    try {
      // The kubelet fills $(NAME) in and makes $ of $$, in texts of users such as dataset.template.
      return JSON.writeValueAsString(configuration).replace("$", "\\u0024");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records are always JSON", e);
    }
  }
}
