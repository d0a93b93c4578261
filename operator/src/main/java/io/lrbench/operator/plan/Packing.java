package io.lrbench.operator.plan;

import io.lrbench.api.ExecutionSpec;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.Quantities;
import io.lrbench.api.ResourcesSpec;
import io.lrbench.api.Uris;
import io.lrbench.pack.MessageRoom;
import io.lrbench.pack.PackMemory;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.RangeTests;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How trials share pods.
 *
 * @param trialsPerPod trials of a full pack
 */
public record Packing(int trialsPerPod) {
  /** So many whatever room their results have. */
  public static final int MAX_TRIALS = 12;

  public static final int DEFAULT_PARALLELISM = 4;

  /**
   * The packing of a spec for a number of trials: as given, else so that every parallel pod has
   * work and none has more trials than its message has room for or its memory may hold. Trials that
   * outgrew their memory together get twice the pods.
   *
   * @param memory what is known of it
   */
  public static Packing of(LRBenchmarkSpec spec, int trials, KnownMemory memory) {
    OptionalInt outgrown = memory.outgrown();
    int wanted = wanted(spec, trials, memory.least());
    return new Packing(
        outgrown.isEmpty() ? wanted : Math.max(1, Math.min(wanted, outgrown.getAsInt() / 2)));
  }

  private static int wanted(LRBenchmarkSpec spec, int trials, Optional<PackMemory> memory) {
    ExecutionSpec execution = spec.execution();
    int room = room(spec);
    if (execution != null && execution.trialsPerPod() != null) {
      return Math.min(execution.trialsPerPod(), room);
    }
    int pods = parallelism(spec);
    int share = (trials + pods - 1) / pods;
    int held = memory.map(least -> held(spec.resources(), least)).orElse(room);
    return Math.max(1, Math.min(Math.min(share, workers(spec)), Math.min(room, held)));
  }

  /** A GPU has memory of its own, which nothing in the spec tells. */
  private static int held(ResourcesSpec resources, PackMemory least) {
    boolean bounded =
        resources != null
            && resources.memory() != null
            && Integer.valueOf(0).equals(resources.gpus());
    return bounded ? least.trials(Quantities.bytes(resources.memory())) : MAX_TRIALS;
  }

  /** How many trials' results a termination message has room for. */
  private static int room(LRBenchmarkSpec spec) {
    boolean classifier = spec.model().builtin() != null;
    boolean target = spec.objective() != null && spec.objective().target() != null;
    List<String> remote =
        Uris.of(spec).entrySet().stream()
            .filter(uri -> !uri.getValue().startsWith("file:"))
            .map(Map.Entry::getKey)
            .toList();
    return new MessageRoom(
            classifier,
            target,
            Metric.named(classifier, spec.evaluation()),
            RangeTests.found(spec.policies().stream()))
        .trials(MAX_TRIALS, remote);
  }

  /** Pods at once. */
  public static int parallelism(LRBenchmarkSpec spec) {
    return spec.execution() == null || spec.execution().parallelism() == null
        ? DEFAULT_PARALLELISM
        : spec.execution().parallelism();
  }

  /** Trials that a pod trains at the same time: floor(cpu), at least 1. */
  public static int workers(LRBenchmarkSpec spec) {
    if (spec.resources() == null || spec.resources().cpu() == null) {
      return 1;
    }
    String cpu = spec.resources().cpu();
    BigDecimal cores =
        cpu.endsWith("m")
            ? new BigDecimal(cpu.substring(0, cpu.length() - 1)).movePointLeft(3)
            : new BigDecimal(cpu);
    return Math.max(1, cores.setScale(0, RoundingMode.FLOOR).intValue());
  }

  /** Cuts trials into packs, in order. */
  public List<List<Trial>> packs(List<Trial> trials) {
    List<List<Trial>> packs = new ArrayList<>();
    for (int from = 0; from < trials.size(); from += trialsPerPod) {
      packs.add(List.copyOf(trials.subList(from, Math.min(trials.size(), from + trialsPerPod))));
    }
    return packs;
  }
}
