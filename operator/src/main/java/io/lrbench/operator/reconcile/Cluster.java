package io.lrbench.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.kube.BenchmarkEvent;
import io.lrbench.operator.kube.Labels;
import io.lrbench.operator.kube.ResultsMap;
import io.lrbench.operator.metrics.Measures;
import io.lrbench.operator.observe.HeldJob;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.KeptResults;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.status.Notice;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** One benchmark's objects: read from the informers' caches, written through the client. */
final class Cluster {
  private static final Logger LOG = Logger.getLogger(Cluster.class);

  private final LRBenchmark benchmark;
  private final Context<LRBenchmark> context;
  private final DepartedPods departed;
  private final Memo<Map<String, KeptPack>> kept;
  private final Memo<Set<String>> told;
  private final Measures measures;

  /**
   * @param departed pods that went with an answer
   * @param kept what ConfigMaps were found to hold
   * @param told keys of the notices that were written, by benchmark: spares asking again
   */
  Cluster(
      LRBenchmark benchmark,
      Context<LRBenchmark> context,
      DepartedPods departed,
      Memo<Map<String, KeptPack>> kept,
      Memo<Set<String>> told,
      Measures measures) {
    this.benchmark = benchmark;
    this.context = context;
    this.departed = departed;
    this.kept = kept;
    this.told = told;
    this.measures = measures;
  }

  Observation observe(Instant now) {
    List<Job> jobs = context.getSecondaryResourcesAsStream(Job.class).filter(this::isOurs).toList();
    Observation seen =
        Observation.of(jobs, pods(), kept(), benchmark.getMetadata().getGeneration(), now);
    return HeldJob.longest(jobs, now)
        .flatMap(
            held ->
                Workloads.reason(context.getClient(), held)
                    .map(reason -> seen.held(held.job().getMetadata().getName(), reason)))
        .orElse(seen);
  }

  /** Those that there are, then those that have gone: one may go in between. */
  private List<Pod> pods() {
    Map<String, Pod> pods = new LinkedHashMap<>();
    context
        .getSecondaryResourcesAsStream(Pod.class)
        .filter(this::isOurs)
        .forEach(pod -> pods.put(pod.getMetadata().getUid(), pod));
    departed
        .of(benchmark.getMetadata().getUid())
        .forEach(pod -> pods.putIfAbsent(pod.getMetadata().getUid(), pod));
    return List.copyOf(pods.values());
  }

  private Map<String, KeptPack> kept() {
    Map<String, KeptPack> all = new HashMap<>();
    for (ConfigMap map : results()) {
      ObjectMeta metadata = map.getMetadata();
      all.putAll(
          kept.get(metadata.getUid(), metadata.getResourceVersion(), () -> KeptResults.read(map)));
    }
    return all;
  }

  private List<ConfigMap> results() {
    return context
        .getSecondaryResourcesAsStream(ConfigMap.class)
        .filter(this::isOurs)
        .sorted(Comparator.comparing(map -> map.getMetadata().getName()))
        .toList();
  }

  private boolean isOurs(io.fabric8.kubernetes.api.model.HasMetadata object) {
    String uid = benchmark.getMetadata().getUid();
    return uid.equals(object.getMetadata().getLabels().get(Labels.BENCHMARK));
  }

  /** Keeps what packs answered, before anything else relies on it. */
  void keep(Map<String, KeptPack> packs) {
    if (packs.isEmpty()) {
      return;
    }
    Map<String, KeptPack> before = kept();
    for (ConfigMap map : ResultsMap.with(benchmark, results(), KeptResults.entries(packs))) {
      if (map.getMetadata().getResourceVersion() == null) {
        context.resourceOperations().create(map);
      } else {
        context.resourceOperations().update(map);
      }
    }
    packs.forEach((job, pack) -> measures.kept(pack, before.get(job)));
    LOG.infof("%s: kept the results of %s", name(), packs.keySet());
  }

  /**
   * Creates a Job; one that is there already is the same by its name.
   *
   * @return why the API refuses it, such as a quota; empty where it does not
   */
  Optional<String> create(Job job) {
    try {
      context.resourceOperations().create(job);
      measures.jobCreated();
      LOG.infof("%s: created Job %s", name(), job.getMetadata().getName());
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return Optional.empty();
      }
      if (e.getStatus() == null || e.getStatus().getMessage() == null) {
        throw e;
      }
      measures.jobRefused();
      LOG.warnf("%s: Job %s refused: %s", name(), job.getMetadata().getName(), e.getMessage());
      return Optional.of(e.getStatus().getMessage());
    }
  }

  void suspend(String job, boolean suspended) {
    Job patch = new JobBuilder().withNewSpec().withSuspend(suspended).endSpec().build();
    context
        .getClient()
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace())
        .withName(job)
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    LOG.infof("%s: %s Job %s", name(), suspended ? "suspended" : "resumed", job);
  }

  void remove(String job) {
    context
        .getClient()
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace())
        .withName(job)
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();
    measures.jobRemoved();
    LOG.infof("%s: removed Job %s", name(), job);
  }

  /** Tells what happened; what was told already, or cannot be told, stops nobody. */
  void tell(List<Notice> notices, Instant now) {
    Set<String> known =
        told.get(benchmark.getMetadata().getUid(), "", ConcurrentHashMap::newKeySet);
    for (Notice notice : notices) {
      if (known.contains(notice.key())) {
        continue;
      }
      try {
        context
            .getClient()
            .resource(
                BenchmarkEvent.of(
                    benchmark,
                    notice.key(),
                    notice.warning(),
                    notice.reason(),
                    notice.message(),
                    now))
            .create();
        known.add(notice.key());
      } catch (KubernetesClientException e) {
        if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
          known.add(notice.key());
        } else {
          LOG.warnf(e, "%s: event %s could not be written", name(), notice.reason());
        }
      }
    }
  }

  private String namespace() {
    return benchmark.getMetadata().getNamespace();
  }

  private String name() {
    return namespace() + "/" + benchmark.getMetadata().getName();
  }
}
