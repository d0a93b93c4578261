package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs pods in slots, and ends them when they are deleted. */
final class Kubelet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kubelet.class);
  private static final Duration END_OF_NODE = Duration.ofSeconds(2);

  /** A Secret or claim that a pod waits for is looked for so often. */
  private static final long LOOK_MILLIS = 500;

  private final NodeOptions options;
  private final Secrets secrets;
  private final Claims claims;
  private final PodReports reports;
  private final NodeEvents events;
  private final PodQueue queue;
  private final Map<String, PodRun> runs = new ConcurrentHashMap<>();
  private final Map<String, Path> logs = new ConcurrentHashMap<>();
  private volatile boolean closed;
  private final ExecutorService runners =
      Executors.newCachedThreadPool(work -> LocalNode.daemon(work, "kubelet"));

  Kubelet(
      NodeOptions options, Secrets secrets, Claims claims, PodReports reports, NodeEvents events) {
    this.options = options;
    this.secrets = secrets;
    this.claims = claims;
    this.reports = reports;
    this.events = events;
    this.queue = new PodQueue(options, NodeObject.capacity(options));
  }

  Optional<Path> logFile(String podUid) {
    return Optional.ofNullable(logs.get(podUid));
  }

  /** Hears of a pod that is there. */
  void seen(Pod pod) {
    if (PodFacts.isLeaving(pod)) {
      queue.forget(PodFacts.uid(pod));
      execute(pod, () -> end(pod));
    } else if (!PodFacts.hasFinished(pod) && queue.isNew(pod)) {
      execute(pod, () -> admit(pod));
    }
  }

  /** Hears of a pod that is there no more. */
  void vanished(Pod pod) {
    queue.forget(PodFacts.uid(pod));
    logs.remove(PodFacts.uid(pod));
    if (runs.containsKey(PodFacts.uid(pod))) {
      execute(pod, () -> stop(pod, Duration.ZERO));
    }
  }

  private void admit(Pod pod) {
    String refusal = Fit.refusal(pod, NodeObject.capacity(options), NodeObject.labels());
    if (!refusal.isEmpty()) {
      reports.unschedulable(pod, refusal);
      events.warning(pod, "default-scheduler", "FailedScheduling", refusal);
      return;
    }
    Optional<String> unfit = ContainerPlan.refusal(pod, options);
    if (unfit.isPresent()) {
      reports.waiting(pod, "CreateContainerConfigError", unfit.get());
      events.warning(pod, "kubelet", "Failed", unfit.get());
      return;
    }
    enqueue(pod, Optional.empty());
  }

  /**
   * Queues a pod once all is there that it names.
   *
   * @param told what it was last said to wait for
   */
  private void enqueue(Pod pod, Optional<String> told) {
    Optional<String> claim = claims.missing(pod);
    Optional<String> lack = claim.or(() -> secrets.missing(pod));
    if (lack.isEmpty()) {
      queue.add(pod);
      fill();
      return;
    }
    if (!lack.equals(told) && claim.isPresent()) {
      reports.unschedulable(pod, lack.get());
      events.warning(pod, "default-scheduler", "FailedScheduling", lack.get());
    } else if (!lack.equals(told)) {
      reports.waiting(pod, "CreateContainerConfigError", lack.get());
      events.warning(pod, "kubelet", "Failed", "Error: " + lack.get());
    }
    CompletableFuture.delayedExecutor(
            LOOK_MILLIS, TimeUnit.MILLISECONDS, work -> execute(pod, work))
        .execute(
            () -> {
              if (!closed && queue.isKnown(pod)) {
                enqueue(pod, lack);
              }
            });
  }

  /** Starts waiting pods as long as there is room. */
  private void fill() {
    for (Optional<Pod> next = queue.take(); next.isPresent(); next = queue.take()) {
      Pod pod = next.get();
      execute(pod, () -> run(pod));
    }
  }

  private void run(Pod pod) {
    String uid = PodFacts.uid(pod);
    PodRun run = new PodRun(pod, options, secrets, reports);
    runs.put(uid, run);
    if (closed) { // close() may have looked before the run was there
      runs.remove(uid, run);
      return;
    }
    try {
      reports.bound(pod);
      logs.put(uid, run.folder().log());
      events.normal(pod, "kubelet", "Started", "Started a process in " + run.folder().root());
      run.run();
    } catch (IOException e) {
      LOG.warn("pod {}: {}", PodFacts.key(pod), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      run.over();
      runs.remove(uid, run);
      queue.release(pod);
      fill();
    }
  }

  private void end(Pod pod) {
    stop(pod, PodRun.grace(pod));
    reports.gone(pod);
  }

  private void stop(Pod pod, Duration grace) {
    PodRun run = runs.get(PodFacts.uid(pod));
    if (run != null) {
      events.normal(pod, "kubelet", "Killing", "Stopping the pod's processes");
      run.end(grace);
      run.awaitReport();
    }
  }

  private void execute(Pod pod, Runnable work) {
    try {
      runners.execute(
          () -> {
            try {
              work.run();
            } catch (KubernetesClientException e) {
              if (!runners.isShutdown() && !PodReports.isGone(e)) {
                LOG.warn("pod {}: {}", PodFacts.key(pod), e.getMessage());
              }
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("pod {} comes after the end", PodFacts.key(pod));
    }
  }

  @Override
  public void close() {
    closed = true;
    queue.close();
    runners.shutdown();
    runs.values().parallelStream().forEach(run -> run.abandon(END_OF_NODE));
    runners.shutdownNow();
  }
}
