package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.lrbench.embedded.json.Json;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pod from its start to its end. */
final class PodRun {
  private static final Logger LOG = LoggerFactory.getLogger(PodRun.class);
  private static final int START_ERROR = 128;
  private static final long LONGEST_REPORT_SECONDS = 10;
  private static final long DEFAULT_GRACE_SECONDS = 30;

  private final Pod pod;
  private final NodeOptions options;
  private final Secrets secrets;
  private final PodReports reports;
  private final PodFolder folder;
  private Optional<ProcessTree> processes = Optional.empty();
  private final CountDownLatch reported = new CountDownLatch(1);
  private boolean ended;
  private boolean abandoned;

  PodRun(Pod pod, NodeOptions options, Secrets secrets, PodReports reports) {
    this.pod = pod;
    this.options = options;
    this.secrets = secrets;
    this.reports = reports;
    this.folder = PodFolder.of(options.workDirectory(), pod);
  }

  Pod pod() {
    return pod;
  }

  PodFolder folder() {
    return folder;
  }

  /** Runs the container to its end and reports it, unless the node itself ends before. */
  void run() throws IOException, InterruptedException {
    String start = Json.now();
    folder.make();
    Optional<Process> process;
    try {
      process = launch();
    } catch (IOException e) {
      String message = "the container's process did not start: " + e.getMessage();
      reports.finished(pod, start, START_ERROR, "StartError", message);
      return;
    }
    if (process.isEmpty()) {
      return;
    }
    reports.running(pod, start);
    int exitCode = process.get().waitFor();
    processes.orElseThrow().endLeftovers();
    if (!isAbandoned()) {
      boolean fallBack =
          exitCode != 0
              && "FallbackToLogsOnError"
                  .equals(pod.getSpec().getContainers().get(0).getTerminationMessagePolicy());
      String reason = exitCode == 0 ? "Completed" : "Error";
      reports.finished(pod, start, exitCode, reason, folder.message(fallBack));
    }
  }

  private synchronized Optional<Process> launch() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    Map<String, String> own =
        Map.of(
            "HOSTNAME",
            pod.getMetadata().getName(),
            "TERMINATION_LOG",
            folder.terminationLog().toString(),
            ProcessTree.MARK,
            PodFacts.uid(pod));
    ContainerPlan plan = ContainerPlan.of(pod, options, secrets, own, folder.work());
    File nothing = new File("/dev/null");
    ProcessBuilder builder =
        new ProcessBuilder(plan.command())
            .directory(plan.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .redirectInput(nothing);
    builder.environment().clear();
    builder.environment().putAll(plan.environment());
    Process process = builder.start();
    processes = Optional.of(new ProcessTree(process.toHandle(), PodFacts.uid(pod)));
    return Optional.of(process);
  }

  /** Ends all processes of the pod and reports nothing any more. */
  void abandon(Duration longest) {
    synchronized (this) {
      abandoned = true;
    }
    end(longest);
  }

  /** Says that nothing more will be reported. */
  void over() {
    reported.countDown();
  }

  /** Waits until the end of a pod that was ended is reported. */
  void awaitReport() {
    try {
      if (!reported.await(LONGEST_REPORT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("pod {}: its end is not reported", PodFacts.key(pod));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all processes of the pod. */
  void end(Duration longest) {
    Optional<ProcessTree> started;
    synchronized (this) {
      ended = true;
      started = processes;
    }
    started.ifPresent(tree -> tree.end(longest));
  }

  private synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** The time that a pod asks for its end. */
  static Duration grace(Pod pod) {
    Long asked = pod.getMetadata().getDeletionGracePeriodSeconds();
    return Duration.ofSeconds(Objects.requireNonNullElse(asked, DEFAULT_GRACE_SECONDS));
  }
}
