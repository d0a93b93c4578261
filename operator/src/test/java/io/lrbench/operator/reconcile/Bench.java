package io.lrbench.operator.reconcile;

import static io.lrbench.operator.fixture.Results.answer;
import static io.lrbench.operator.fixture.Results.diverged;
import static io.lrbench.operator.fixture.Results.succeeded;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.Operator;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.fixture.Installation;
import io.lrbench.operator.live.CurveDesk;
import io.lrbench.operator.live.LiveProgress;
import io.lrbench.operator.live.ProgressDesk;
import io.lrbench.operator.live.Readers;
import io.lrbench.operator.live.TrainerPods;
import io.lrbench.operator.metrics.Framework;
import io.lrbench.operator.metrics.Measures;
import io.lrbench.operator.reconcile.FakeTrainer.Ending;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A namespace with an operator and a fake trainer, and short ways to look at a benchmark there. */
final class Bench implements AutoCloseable {
  /** Trials of policy z diverge; of the others, a, b, …, seed 1 ends with 1.1, 2.1, … */
  static final Function<PackConfig, Ending> ORDERLY =
      pack ->
          Ending.answering(
              answer(pack.trials().stream().map(Bench::result).toArray(TrialResult[]::new)));

  private static final Installation PLAIN = new Installation(Optional.empty(), Optional.empty());

  private final KubernetesClient client;
  private final String namespace;
  private final Set<String> namespaces = new HashSet<>();
  private final FakeTrainer trainer;
  private final ServedMetrics metrics = new ServedMetrics();
  private final LiveProgress live = new LiveProgress();
  private final TrainerPods trainers;
  private final CurveDesk curves;
  private final Installation config;
  private Operator operator;

  private Bench(Cluster cluster, Installation config) {
    this.client = cluster.client();
    this.config = config;
    this.trainers = new TrainerPods(client);
    this.curves = new CurveDesk(config, live, trainers, new Readers(client));
    this.namespace = cluster.namespace();
    this.namespaces.add(namespace);
    this.trainer = new FakeTrainer(client, namespace);
  }

  /** Installs the resource and starts the operator. */
  static Bench start(Cluster cluster) {
    return start(cluster, PLAIN);
  }

  /**
   * @param config of the operator
   */
  static Bench start(Cluster cluster, Installation config) {
    cluster.install(LRBenchmark.class.getResource("lrbenchmarks.lrbench.io-v1.yml"));
    Bench bench = new Bench(cluster, config);
    // A real API server serves a new kind a moment after it has called it established.
    await().ignoreException(KubernetesClientException.class).until(bench::isServed);
    bench.startOperator();
    return bench;
  }

  /** Whether informers can list benchmarks: they ask the watch cache, which starts later. */
  private boolean isServed() {
    ListOptions cached = new ListOptionsBuilder().withResourceVersion("0").build();
    return client.resources(LRBenchmark.class).inNamespace(namespace).list(cached) != null;
  }

  private static TrialResult result(TrialConfig trial) {
    char policy = trial.policy().name().charAt(0);
    return policy == 'z'
        ? diverged(trial.hash(), 7)
        : succeeded(trial.hash(), policy - 'a' + 1 + trial.seed() / 10.0);
  }

  /** Two pods at once, one trial in each, played by the fake trainer. */
  static BenchmarkFixture benchmark() {
    return BenchmarkFixture.benchmark()
        .with("spec.execution.parallelism", 2)
        .withJson("spec.podTemplate", FakeTrainer.POD_TEMPLATE);
  }

  /** Lets the operator of a bench serve another namespace too. */
  static Bench besides(Bench first, Cluster other) {
    first.stopOperator();
    first.namespaces.add(other.namespace());
    first.startOperator();
    return new Bench(other, PLAIN);
  }

  void startOperator() {
    KubernetesClient counted =
        Framework.client(
            client.getConfiguration(), new KubernetesSerialization(), metrics.registry());
    operator =
        new Operator(
            o ->
                o.withKubernetesClient(counted)
                    .withMetrics(Framework.reconciliations(metrics.registry())));
    operator.register(
        new LRBenchmarkReconciler(config, new Measures(metrics.registry()), live, trainers),
        o -> o.settingNamespaces(namespaces));
    operator.start();
  }

  void stopOperator() {
    operator.stop();
  }

  ServedMetrics metrics() {
    return metrics;
  }

  ProgressDesk desk() {
    return new ProgressDesk(live, trainers);
  }

  CurveDesk curves() {
    return curves;
  }

  KubernetesClient client() {
    return client;
  }

  FakeTrainer trainer() {
    return trainer;
  }

  LRBenchmark create(BenchmarkFixture benchmark) {
    LRBenchmark manifest = benchmark.build();
    manifest.getMetadata().setNamespace(namespace);
    manifest.getMetadata().setUid(null);
    manifest.getMetadata().setGeneration(null);
    return client.resource(manifest).create();
  }

  /** Replaces the spec, again where the operator wrote meanwhile. */
  void change(BenchmarkFixture benchmark) {
    await()
        .ignoreException(KubernetesClientException.class)
        .until(
            () -> {
              LRBenchmark changed = get();
              changed.setSpec(benchmark.spec());
              client.resource(changed).update();
              return true;
            });
  }

  LRBenchmark get() {
    return client.resources(LRBenchmark.class).inNamespace(namespace).withName("bench").get();
  }

  void delete() {
    client.resource(get()).delete();
  }

  Condition condition() {
    LRBenchmark benchmark = get();
    if (benchmark.getStatus() == null || benchmark.getStatus().conditions() == null) {
      return new Condition();
    }
    return benchmark.getStatus().conditions().get(0);
  }

  /** The reason of the summary, once it answers the newest spec. */
  String reason() {
    Condition summary = condition();
    return get().getMetadata().getGeneration().equals(summary.getObservedGeneration())
        ? summary.getReason()
        : "";
  }

  void awaitReason(String reason) {
    await().untilAsserted(() -> assertReason(reason));
  }

  void assertReason(String reason) {
    org.assertj.core.api.Assertions.assertThat(reason())
        .as(() -> String.valueOf(condition().getMessage()))
        .isEqualTo(reason);
  }

  List<Job> jobs() {
    return client.batch().v1().jobs().inNamespace(namespace).list().getItems();
  }

  /** ConfigMaps that the operator made. */
  List<ConfigMap> results() {
    return client
        .configMaps()
        .inNamespace(namespace)
        .withLabel("app.kubernetes.io/managed-by", "lrbench-operator")
        .list()
        .getItems();
  }

  /** Reasons of the benchmark's events, in alphabetical order. */
  List<String> events() {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> "LRBenchmark".equals(event.getInvolvedObject().getKind()))
        .map(Event::getReason)
        .sorted()
        .toList();
  }

  static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  @Override
  public void close() {
    if (operator != null) {
      operator.stop();
    }
  }
}
