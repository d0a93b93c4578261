package io.lrbench.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.cli.local.LocalCluster;
import io.lrbench.operator.cli.output.OutputFolder;
import io.lrbench.operator.cli.output.TrialCurve;
import io.lrbench.operator.cli.progress.Snapshot;
import io.lrbench.operator.cli.progress.TrialView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One benchmark on a local cluster, watched to its end. */
final class LocalRun {
  private static final long POLL_MILLIS = 250;

  private final Manifest manifest;
  private final LocalCluster cluster;
  private final RunObserver observer;
  private final TrialFiles files;
  private final Screen screen;
  private final long begun = System.nanoTime();
  private LRBenchmark latest;

  LocalRun(Manifest manifest, LocalCluster cluster, TrialFiles files, Screen screen) {
    this.manifest = manifest;
    this.cluster = cluster;
    this.files = files;
    this.screen = screen;
    this.observer = new RunObserver(cluster.client(), manifest.namespace(), manifest.name());
  }

  /** Hands the manifest to the API, as kubectl would. */
  void apply() {
    try {
      latest = manifest.createIn(cluster.client());
    } catch (KubernetesClientException e) {
      String reason = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
      throw CommandException.wrong(manifest.file() + ": " + reason);
    }
  }

  /** Shows progress until the operator says how the benchmark ended. */
  Ending await() throws IOException, InterruptedException {
    while (true) {
      latest = observer.benchmark();
      Optional<Ending> ending = Ending.of(latest);
      screen.show(snapshot(ending.isPresent() ? Map.of() : observer.running()));
      if (ending.isPresent()) {
        return ending.get();
      }
      if (cluster.operatorFailure() != null) {
        throw new IllegalStateException("the operator stopped", cluster.operatorFailure());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  LRBenchmark latest() {
    return latest;
  }

  /** Writes what has finished. */
  void write(OutputFolder output) throws IOException {
    Map<TrialKey, TrialFiles.Finished> finished = finished();
    List<TrialCurve> curves = new ArrayList<>();
    for (TrialKey key : manifest.trials()) {
      if (finished.containsKey(key)) {
        curves.add(
            new TrialCurve(
                key.policy(), key.seed(), files.curve(finished.get(key).trial().hash())));
      }
    }
    output.write(ResourceYaml.of(observer.benchmark()), views(finished, Map.of()), curves);
  }

  private Snapshot snapshot(Map<TrialKey, Double> running) throws IOException {
    List<TrialView> trials = views(finished(), running);
    double done = trials.stream().filter(trial -> trial.state().isFinished()).count();
    for (TrialView trial : trials) {
      if (trial.state() == TrialView.State.RUNNING) {
        done += running.get(new TrialKey(trial.policy(), trial.seed()));
      }
    }
    return new Snapshot(
        manifest.name(),
        trials,
        manifest.metric(),
        done / trials.size(),
        Duration.ofNanos(System.nanoTime() - begun));
  }

  private Map<TrialKey, TrialFiles.Finished> finished() throws IOException {
    Map<TrialKey, TrialFiles.Finished> finished = new HashMap<>();
    for (TrialFiles.Finished trial : files.read().values()) {
      finished.put(new TrialKey(trial.trial().policy().name(), trial.trial().seed()), trial);
    }
    return finished;
  }

  private List<TrialView> views(
      Map<TrialKey, TrialFiles.Finished> finished, Map<TrialKey, Double> running) {
    return manifest.trials().stream()
        .map(
            key -> {
              TrialFiles.Finished trial = finished.get(key);
              if (trial != null) {
                return new TrialView(key.policy(), key.seed(), state(trial), trial.result());
              }
              return new TrialView(
                  key.policy(),
                  key.seed(),
                  running.containsKey(key) ? TrialView.State.RUNNING : TrialView.State.PENDING,
                  null);
            })
        .toList();
  }

  private static TrialView.State state(TrialFiles.Finished trial) {
    return switch (trial.result().outcome()) {
      case SUCCEEDED -> TrialView.State.SUCCEEDED;
      case DIVERGED -> TrialView.State.DIVERGED;
      case FAILED -> TrialView.State.FAILED;
    };
  }
}
