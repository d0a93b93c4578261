package io.lrbench.vocabulary;

import io.lrbench.api.HuggingFaceBlock;
import io.lrbench.api.HuggingFaceType;
import io.lrbench.api.PlainBlocks;
import io.lrbench.api.PolicySpec;
import io.lrbench.api.TorchBlock;
import io.lrbench.api.TorchType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a metric-driven policy follows; the direction follows from the metric. */
public enum MonitoredMetric {
  EVAL_LOSS,
  TRAIN_LOSS,
  PERPLEXITY,
  ACCURACY;

  /** The held-out loss. */
  public static final MonitoredMetric DEFAULT = EVAL_LOSS;

  /** What an evaluation measures of it. */
  public Metric metric() {
    return switch (this) {
      case EVAL_LOSS -> Metric.EVAL_LOSS;
      case TRAIN_LOSS -> Metric.TRAIN_LOSS;
      case PERPLEXITY -> Metric.PERPLEXITY;
      case ACCURACY -> Metric.ACCURACY;
    };
  }

  public String wireName() {
    return metric().wireName();
  }

  /** The metric a policy follows; the held-out loss where it names none. */
  public static MonitoredMetric of(PolicySpec policy) {
    return all(policy).stream().findFirst().orElse(DEFAULT);
  }

  /** The metrics that the blocks of a policy follow, each once. */
  static Set<MonitoredMetric> all(PolicySpec policy) {
    Stream<String> own =
        Optional.ofNullable(policy.plateau()).map(block -> named(block.metric())).stream();
    return Stream.concat(
            own,
            Stream.of(
                    List.of(policy),
                    listed(policy.sequence()),
                    listed(policy.chained()),
                    listed(policy.plateau() == null ? null : policy.plateau().policies()))
                .flatMap(List::stream)
                .flatMap(MonitoredMetric::followed))
        .flatMap(name -> Arrays.stream(values()).filter(metric -> metric.wireName().equals(name)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static <T extends PlainBlocks> List<T> listed(List<T> blocks) {
    return blocks == null ? List.of() : blocks;
  }

  private static Stream<String> followed(PlainBlocks blocks) {
    return Stream.of(huggingFace(blocks.huggingface()), torch(blocks.torch()))
        .flatMap(Optional::stream);
  }

  private static Optional<String> huggingFace(HuggingFaceBlock block) {
    return Optional.ofNullable(block)
        .filter(
            b ->
                b.type() == HuggingFaceType.REDUCE_LR_ON_PLATEAU
                    || b.type() == HuggingFaceType.GREEDY)
        .map(b -> named(b.metric()));
  }

  private static Optional<String> torch(TorchBlock block) {
    return Optional.ofNullable(block)
        .filter(b -> b.type() == TorchType.REDUCE_LR_ON_PLATEAU)
        .map(b -> named(b.metric()));
  }

  private static String named(String metric) {
    return metric == null ? DEFAULT.wireName() : metric;
  }

  static MonitoredMetric of(String wireName) {
    return Arrays.stream(values())
        .filter(metric -> metric.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown metric " + wireName));
  }

  static String[] names() {
    return Arrays.stream(values()).map(MonitoredMetric::wireName).toArray(String[]::new);
  }
}
