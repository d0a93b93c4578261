package io.lrbench.vocabulary;

import io.lrbench.api.PolicySpec;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** What a metric-driven policy follows; the direction follows from the metric. */
public enum MonitoredMetric {
  EVAL_LOSS("evalLoss", false),
  TRAIN_LOSS("trainLoss", false),
  PERPLEXITY("perplexity", false),
  ACCURACY("accuracy", true);

  /** The held-out loss. */
  public static final MonitoredMetric DEFAULT = EVAL_LOSS;

  private final String wireName;
  private final boolean maximize;

  MonitoredMetric(String wireName, boolean maximize) {
    this.wireName = wireName;
    this.maximize = maximize;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether larger is better. */
  public boolean maximize() {
    return maximize;
  }

  /** The metric a policy follows; the held-out loss where it names none. */
  public static MonitoredMetric of(PolicySpec policy) {
    return Stream.of(
            policy.plateau() == null ? null : policy.plateau().metric(),
            policy.torch() == null ? null : policy.torch().metric(),
            policy.huggingface() == null ? null : policy.huggingface().metric())
        .filter(Objects::nonNull)
        .findFirst()
        .map(MonitoredMetric::of)
        .orElse(DEFAULT);
  }

  static MonitoredMetric of(String wireName) {
    return Arrays.stream(values())
        .filter(metric -> metric.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown metric " + wireName));
  }

  static String[] names() {
    return Arrays.stream(values()).map(MonitoredMetric::wireName).toArray(String[]::new);
  }
}
