package io.lrbench.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.cli.local.LocalCluster;
import io.lrbench.operator.cli.output.OutputFolder;
import io.lrbench.operator.cli.output.TrialCurve;
import io.lrbench.operator.cli.output.TrialWeights;
import io.lrbench.operator.cli.progress.Snapshot;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.TrialResult;
import java.io.IOException;
import java.time.Duration;
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
  private List<Trial> planned = List.of();
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
      planned = Plan.of(latest.getSpec()).trials();
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
    LRBenchmark benchmark = observer.benchmark();
    TrialStates states = states(benchmark, Map.of());
    List<TrialCurve> curves =
        planned.stream()
            .filter(trial -> states.ended().containsKey(trial.hash()))
            .map(
                trial ->
                    new TrialCurve(trial.policy().name(), trial.seed(), files.curve(trial.hash())))
            .toList();
    output.write(ResourceYaml.of(benchmark), states.views());
    output.writeCurves(curves);
    output.keep(
        planned.stream()
            .map(
                trial ->
                    new TrialWeights(
                        trial.policy().name(), trial.seed(), files.weights(trial.hash())))
            .toList());
  }

  private Snapshot snapshot(Map<String, Double> running) throws IOException {
    TrialStates states = states(latest, running);
    return new Snapshot(
        manifest.name(),
        states.views(),
        manifest.metric(),
        states.share(),
        Duration.ofNanos(System.nanoTime() - begun),
        Summary.waiting(latest));
  }

  /** A trial's file is there before its pack ends; what the operator then keeps is what counts. */
  private TrialStates states(LRBenchmark benchmark, Map<String, Double> running)
      throws IOException {
    Map<String, TrialResult> ended = new HashMap<>(files.read());
    ended.putAll(observer.kept(benchmark));
    return new TrialStates(planned, ended, running);
  }
}
