package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The one node of the embedded cluster, and the controllers that a control plane would run. */
public final class LocalNode implements AutoCloseable {
  private final NodeEvents events;
  private final Kubelet kubelet;
  private final SharedIndexInformer<Job> jobs;
  private final SharedIndexInformer<Pod> pods;
  private final JobController controller;
  private final Thread atExit;

  private LocalNode(NodeOptions options, KubernetesClient client) {
    events = new NodeEvents(client);
    kubelet =
        new Kubelet(
            options,
            new Secrets(client, options.environment()),
            new Claims(client),
            new PodReports(client),
            events);
    jobs = client.batch().v1().jobs().inAnyNamespace().runnableInformer(0);
    pods = client.pods().inAnyNamespace().runnableInformer(0);
    pods.addIndexers(
        Map.of(JobController.BY_OWNER, pod -> PodFacts.controllerUid(pod).stream().toList()));
    controller = new JobController(client, jobs, pods, events);
    atExit = new Thread(kubelet::close, "end-pods");
  }

  /** Registers the node and begins to watch Jobs and pods. */
  public static LocalNode start(NodeOptions options, KubernetesClient client) {
    LocalNode node = new LocalNode(options, client);
    client.resource(NodeObject.of(options)).create();
    client.resource(NodeObject.of(options)).updateStatus();
    node.jobs.addEventHandler(new Handler<>(node::jobSeen, job -> {}));
    node.pods.addEventHandler(new Handler<>(node::podSeen, node::podVanished));
    Runtime.getRuntime().addShutdownHook(node.atExit);
    node.pods.run();
    node.jobs.run();
    return node;
  }

  /** Where a pod's log is, once it has begun. */
  public Optional<Path> logFile(String podUid) {
    return kubelet.logFile(podUid);
  }

  private void jobSeen(Job job) {
    controller.queue().add(PodFacts.key(job));
  }

  private void podSeen(Pod pod) {
    kubelet.seen(pod);
    jobOf(pod);
  }

  private void podVanished(Pod pod) {
    kubelet.vanished(pod);
    jobOf(pod);
  }

  private void jobOf(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    pod.getMetadata().getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals("Job"))
        .forEach(owner -> controller.queue().add(namespace + "/" + owner.getName()));
  }

  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    jobs.close();
    pods.close();
    controller.queue().close();
    kubelet.close();
    events.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the machine is shutting down already, and the hook with it
    }
  }
}
