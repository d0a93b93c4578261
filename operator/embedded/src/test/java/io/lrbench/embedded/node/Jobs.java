package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lrbench.embedded.EmbeddedCluster;
import io.lrbench.embedded.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A cluster with one node and short ways to give it Jobs. */
record Jobs(EmbeddedCluster cluster, KubernetesClient client) implements AutoCloseable {

  static Jobs start(Path directory) {
    Options options =
        Options.in(directory)
            .withSlots(2)
            .withImages(Map.of("shell", List.of("/bin/sh", "-c")))
            .withEnvironment(Map.of("GREETING", "hello"))
            .withExtendedResources(Map.of("example.com/licence", 1));
    EmbeddedCluster cluster = EmbeddedCluster.start(options);
    return new Jobs(
        cluster, new KubernetesClientBuilder().withConfig(cluster.clientConfig()).build());
  }

  /** A Job that runs a shell script once. */
  static JobBuilder job(String name, String script) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds(2L)
        .addNewContainer()
        .withName("main")
        .withImage("shell")
        .withArgs(script)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec();
  }

  /** How a pod's container ended. */
  static ContainerStateTerminated terminated(Pod pod) {
    return pod.getStatus().getContainerStatuses().get(0).getState().getTerminated();
  }

  Job create(JobBuilder job) {
    return client.resource(job.build()).create();
  }

  Job get(String name) {
    return client.batch().v1().jobs().inNamespace("default").withName(name).get();
  }

  /** Waits until a condition of the Job is true. */
  Job await(String name, String condition) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace("default")
        .withName(name)
        .waitUntilCondition(
            job -> job != null && JobDecision.condition(job, condition).isPresent(),
            30,
            TimeUnit.SECONDS);
  }

  List<Pod> pods(String job) {
    return client
        .pods()
        .inNamespace("default")
        .withLabel("batch.kubernetes.io/job-name", job)
        .list()
        .getItems();
  }

  /** Waits until a Job has a pod in a phase. */
  Pod pod(String job, String phase) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> pods(job).stream().filter(pod -> PodFacts.phase(pod).equals(phase)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  String log(Pod pod) {
    return client.pods().resource(pod).getLog();
  }

  @Override
  public void close() {
    client.close();
    cluster.close();
  }
}
