package io.lrbench.operator.live;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.kube.Labels;
import io.lrbench.operator.kube.ProgressToken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose pods speak: a trainer's pod proves who it is by a token that is bound to it, and speaks for
 * its own Job, whose benchmark is in the same namespace.
 */
@Singleton
public final class TrainerPods {
  private final PodTokens tokens;
  private Function<ResourceID, Optional<Pod>> pods = id -> Optional.empty();
  private Function<ResourceID, Optional<Job>> jobs = id -> Optional.empty();
  private Function<ResourceID, Optional<LRBenchmark>> benchmarks = id -> Optional.empty();

  @Inject
  public TrainerPods(KubernetesClient client) {
    this(new PodTokens(TokenReviews.of(client, ProgressToken.AUDIENCE), Clock.systemUTC()));
  }

  TrainerPods(PodTokens tokens) {
    this.tokens = tokens;
  }

  /** Where what the operator watches is looked up. */
  public void lookIn(
      Function<ResourceID, Optional<Pod>> pods,
      Function<ResourceID, Optional<Job>> jobs,
      Function<ResourceID, Optional<LRBenchmark>> benchmarks) {
    this.pods = pods;
    this.jobs = jobs;
    this.benchmarks = benchmarks;
  }

  /** The benchmark of this name, as it is now. */
  Optional<BenchmarkKey> benchmark(ResourceID id) {
    return benchmarks.apply(id).map(BenchmarkKey::of);
  }

  /**
   * Who speaks.
   *
   * @throws RefusedException no pod of a benchmark's Job; the message says what was expected
   */
  Sender sender(Caller caller) throws RefusedException {
    PodIdentity identity =
        tokens
            .pod(Bearer.token(caller.authorization()), caller.address())
            .orElseThrow(
                () ->
                    new RefusedException(
                        RefusedException.UNAUTHORIZED,
                        "expected a valid token of audience "
                            + ProgressToken.AUDIENCE
                            + " that is bound to a pod, found another"));
    return job(identity)
        .flatMap(this::sender)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.FORBIDDEN,
                    "expected the pod of a benchmark's Job, found "
                        + identity.namespace()
                        + "/"
                        + identity.name()));
  }

  /** The Job whose pod it is: both are there, and neither is a later one of the same name. */
  private Optional<Job> job(PodIdentity identity) {
    Optional<OwnerReference> owner =
        pods.apply(new ResourceID(identity.name(), identity.namespace()))
            .filter(pod -> identity.uid().equals(pod.getMetadata().getUid()))
            .map(HasMetadata::getMetadata)
            .flatMap(pod -> pod.getOwnerReferences().stream().findFirst())
            .filter(reference -> reference.getKind().equals("Job"));
    return owner
        .flatMap(reference -> jobs.apply(new ResourceID(reference.getName(), identity.namespace())))
        .filter(job -> owner.get().getUid().equals(job.getMetadata().getUid()));
  }

  /** A Job's labels are what its author wrote; the benchmark that they name has to be there. */
  private Optional<Sender> sender(Job job) {
    ObjectMeta metadata = job.getMetadata();
    return benchmark(
            new ResourceID(
                metadata.getAnnotations().getOrDefault(Labels.NAME, ""), metadata.getNamespace()))
        .filter(key -> key.uid().equals(metadata.getLabels().get(Labels.BENCHMARK)))
        .map(
            key ->
                new Sender(
                    key,
                    metadata.getName(),
                    List.of(
                        metadata.getAnnotations().getOrDefault(Labels.TRIALS, "").split(",", -1))));
  }
}
