package io.lrbench.operator.observe;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;

/**
 * What an observation reads of an object: all that a cache of thousands need hold. A trainer's
 * configuration and who wrote which field are most of a Job, and twice that of its pod.
 */
public final class Needed {
  private Needed() {}

  /** A Job with its metadata, suspension, its containers' resources and its status. */
  public static Job of(Job job) {
    PodSpec pod = job.getSpec().getTemplate().getSpec();
    return new JobBuilder()
        .withMetadata(of(job.getMetadata()))
        .withNewSpec()
        .withSuspend(job.getSpec().getSuspend())
        .withNewTemplate()
        .withSpec(of(pod))
        .endTemplate()
        .endSpec()
        .withStatus(job.getStatus())
        .build();
  }

  /** Whether a pod that goes takes an answer with it. */
  public static boolean isAnswered(Pod pod) {
    return new SeenPod(pod).answer().isPresent();
  }

  /** A pod with its metadata and status; its spec is its Job's. */
  public static Pod of(Pod pod) {
    return new PodBuilder().withMetadata(of(pod.getMetadata())).withStatus(pod.getStatus()).build();
  }

  private static ObjectMeta of(ObjectMeta metadata) {
    return new ObjectMetaBuilder(metadata).withManagedFields().build();
  }

  private static PodSpec of(PodSpec spec) {
    return new PodSpecBuilder()
        .withContainers(spec.getContainers().stream().map(Needed::of).toList())
        .build();
  }

  private static Container of(Container container) {
    return new ContainerBuilder()
        .withName(container.getName())
        .withResources(container.getResources())
        .build();
  }
}
