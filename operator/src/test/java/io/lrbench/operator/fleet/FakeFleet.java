package io.lrbench.operator.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.lrbench.operator.fixture.Results;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Tells every pod of fake nodes how it ends, from the hashes of its trials. A scheduling gate holds
 * a pod until it was told.
 */
public final class FakeFleet implements AutoCloseable {
  /** Pods for fake nodes alone, which wait to be told. */
  public static final String POD_TEMPLATE =
      "{'spec': {'schedulingGates': [{'name': 'lrbench.io/untold'}],"
          + " 'nodeSelector': {'type': 'fake'},"
          + " 'tolerations': [{'key': 'fake', 'operator': 'Exists'}]}}";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WORKERS = 4;

  private final KubernetesClient client;
  private final Function<Attempt, Fate> fates;
  private final ConcurrentMap<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final SharedIndexInformer<Pod> informer;

  /**
   * A pod that is about to start.
   *
   * @param number of the attempt at these trials, from 1
   */
  public record Attempt(PackConfig pack, int number) {}

  /**
   * How a pod runs and ends.
   *
   * @param node that it is bound to; null for any
   */
  public record Fate(double seconds, int exitCode, String node) {
    public static Fate success(double seconds) {
      return new Fate(seconds, 0, null);
    }
  }

  public FakeFleet(KubernetesClient client, String namespace, Function<Attempt, Fate> fates) {
    this.client = client;
    this.fates = fates;
    this.informer =
        client
            .pods()
            .inNamespace(namespace)
            .inform(
                new ResourceEventHandler<>() {
                  @Override
                  public void onAdd(Pod pod) {
                    see(pod);
                  }

                  @Override
                  public void onUpdate(Pod before, Pod pod) {
                    see(pod);
                  }

                  @Override
                  public void onDelete(Pod pod, boolean unknown) {
                    // nothing to tell any more
                  }
                });
  }

  private void see(Pod pod) {
    boolean waits =
        pod.getSpec().getSchedulingGates() != null
            && !pod.getSpec().getSchedulingGates().isEmpty()
            && pod.getMetadata().getDeletionTimestamp() == null;
    if (waits && told.add(pod.getMetadata().getUid())) {
      workers.execute(() -> tell(pod));
    }
  }

  private void tell(Pod pod) {
    PackConfig pack = pack(pod);
    int number =
        attempts
            .computeIfAbsent(pack.trials().get(0).hash(), hash -> new AtomicInteger())
            .incrementAndGet();
    Fate fate = fates.apply(new Attempt(pack, number));
    Map<String, String> notes = new HashMap<>();
    notes.put("fake/run-seconds", String.valueOf(fate.seconds()));
    notes.put("fake/exit-code", String.valueOf(fate.exitCode()));
    if (fate.exitCode() == 0) {
      notes.put("fake/termination-message", answer(pack));
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("schedulingGates", null);
    if (fate.node() != null) {
      spec.put("nodeSelector", Map.of("type", "fake", "kubernetes.io/hostname", fate.node()));
    }
    Map<String, Object> patch = Map.of("metadata", Map.of("annotations", notes), "spec", spec);
    try {
      client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .patch(PatchContext.of(PatchType.JSON_MERGE), JSON.writeValueAsString(patch));
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        told.remove(pod.getMetadata().getUid());
        attempts.get(pack.trials().get(0).hash()).decrementAndGet();
        see(pod);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps are always JSON", e);
    }
  }

  private static String answer(PackConfig pack) {
    return Results.answer(
        pack.trials().stream()
            .map(trial -> Results.succeeded(trial.hash(), loss(trial)))
            .toArray(TrialResult[]::new));
  }

  /** From 3 to 4 nats, by hash. */
  private static double loss(TrialConfig trial) {
    return 3 + Integer.parseInt(trial.hash().substring(0, 4), 16) / 65_536.0;
  }

  private static PackConfig pack(Pod pod) {
    return pod.getSpec().getContainers().get(0).getEnv().stream()
        .filter(variable -> variable.getName().equals("LRBENCH_PACK"))
        .map(
            variable -> {
              try {
                return JSON.readValue(variable.getValue(), PackConfig.class);
              } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }

  /** Pods that were told. */
  public int pods() {
    return told.size();
  }

  @Override
  public void close() {
    informer.close();
    workers.shutdownNow();
  }
}
