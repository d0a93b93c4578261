package io.lrbench.operator.kube;

import io.lrbench.api.LRBenchmark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Labels and annotations of the operator's objects. */
public final class Labels {
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "lrbench-operator";

  /** Label: the uid of the benchmark that an object belongs to. */
  public static final String BENCHMARK = "lrbench.io/benchmark-uid";

  /** Label and annotation: the benchmark's name; as a label only where it is short enough. */
  public static final String NAME = "lrbench.io/benchmark";

  /** Annotation of a Job: the generation of the spec that it was made for. */
  public static final String GENERATION = "lrbench.io/generation";

  /** Annotation of a Job: the hashes of its trials, with commas. */
  public static final String TRIALS = "lrbench.io/trials";

  /** Annotation of a Job: hash of what an edit of the benchmark may change of it. */
  public static final String TEMPLATE = "lrbench.io/template";

  /** Annotation of a Job: what a GPU is called in its pods' limits. */
  public static final String GPU_RESOURCE = "lrbench.io/gpu-resource";

  /** Selects everything the operator has made. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR;

  private static final String KUEUE = "kueue.x-k8s.io/";
  private static final String QUEUE = KUEUE + "queue-name";
  private static final int LONGEST_VALUE = 63;

  private Labels() {}

  /** Labels of every object of a benchmark. */
  static Map<String, String> of(LRBenchmark benchmark, String component) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", "lrbench");
    labels.put("app.kubernetes.io/component", component);
    labels.put("app.kubernetes.io/part-of", "lrbench");
    labels.put(MANAGED_BY, OPERATOR);
    labels.put(BENCHMARK, benchmark.getMetadata().getUid());
    if (benchmark.getMetadata().getName().length() <= LONGEST_VALUE) {
      labels.put(NAME, benchmark.getMetadata().getName());
    }
    return labels;
  }

  /** Annotations that lead from an object back to its benchmark. */
  static Map<String, String> annotations(LRBenchmark benchmark) {
    return Map.of(NAME, benchmark.getMetadata().getName());
  }

  /** Whether a queue decides when a Job with these labels runs. */
  public static boolean isQueued(Map<String, String> labels) {
    return labels != null && labels.containsKey(QUEUE);
  }

  /** The queue of a Job with these labels. */
  public static String queueName(Map<String, String> labels) {
    return labels.get(QUEUE);
  }

  /** Its priority in the queue, where it names one. */
  public static Optional<String> priority(Map<String, String> labels) {
    return Optional.ofNullable(labels.get(KUEUE + "priority-class"));
  }

  /** Queue and priority, which Kueue reads from each Job. */
  static Map<String, String> queue(LRBenchmark benchmark) {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, String> given = benchmark.getMetadata().getLabels();
    if (given != null) {
      given.forEach(
          (name, value) -> {
            if (name.startsWith(KUEUE)) {
              labels.put(name, value);
            }
          });
    }
    return labels;
  }
}
