package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.plan.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ConfigMaps that keep a benchmark's results: an entry a pack, in as many ConfigMaps as etcd's
 * limit on one object asks for.
 */
public final class ResultsMap {
  /** A pack's entry has some 4 KiB; a ConfigMap may have 1 MiB. */
  private static final int ENTRIES = 128;

  private ResultsMap() {}

  /** The last ConfigMap with entries added as it has room for, and further ones for the others. */
  public static List<ConfigMap> with(
      LRBenchmark benchmark, List<ConfigMap> existing, Map<String, String> entries) {
    List<ConfigMap> ours =
        existing.stream().sorted(Comparator.comparing(map -> map.getMetadata().getName())).toList();
    List<Map.Entry<String, String>> left = new ArrayList<>(entries.entrySet());
    List<ConfigMap> changed = new ArrayList<>();
    if (!ours.isEmpty()) {
      ConfigMap last = ours.get(ours.size() - 1);
      Map<String, String> data = new LinkedHashMap<>();
      if (last.getData() != null) {
        data.putAll(last.getData());
      }
      if (data.size() < ENTRIES) {
        move(left, data);
        changed.add(new ConfigMapBuilder(last).withData(data).build());
      }
    }
    for (int index = next(ours); !left.isEmpty(); index++) {
      Map<String, String> data = new LinkedHashMap<>();
      move(left, data);
      changed.add(create(benchmark, index, data));
    }
    return changed;
  }

  /** Behind the last, though somebody may have deleted one before it. */
  private static int next(List<ConfigMap> ours) {
    if (ours.isEmpty()) {
      return 0;
    }
    String last = ours.get(ours.size() - 1).getMetadata().getName();
    return Integer.parseInt(last.substring(last.lastIndexOf('-') + 1)) + 1;
  }

  private static void move(List<Map.Entry<String, String>> from, Map<String, String> into) {
    while (!from.isEmpty() && into.size() < ENTRIES) {
      Map.Entry<String, String> entry = from.remove(0);
      into.put(entry.getKey(), entry.getValue());
    }
  }

  /** The name of the first, which the status tells. */
  public static String name(LRBenchmark benchmark) {
    return ObjectName.results(
        benchmark.getMetadata().getName(), benchmark.getMetadata().getUid(), 0);
  }

  private static ConfigMap create(LRBenchmark benchmark, int index, Map<String, String> entries) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(
            ObjectName.results(
                benchmark.getMetadata().getName(), benchmark.getMetadata().getUid(), index))
        .withNamespace(benchmark.getMetadata().getNamespace())
        .withLabels(Labels.of(benchmark, "results"))
        .withAnnotations(Labels.annotations(benchmark))
        .withOwnerReferences(Ownership.of(benchmark))
        .endMetadata()
        .withData(entries)
        .build();
  }
}
