package io.lrbench.vocabulary;

import io.lrbench.api.EvaluationSpec;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an evaluation measures and trials are ranked by; the direction follows from the metric.
 *
 * @param wireName as manifests, results and curves name it
 * @param maximize whether larger is better
 */
public record Metric(String wireName, boolean maximize) {
  public static final Metric EVAL_LOSS = new Metric("evalLoss", false);
  public static final Metric PERPLEXITY = new Metric("perplexity", false);
  public static final Metric TRAIN_LOSS = new Metric("trainLoss", false);

  /** Training loss - held-out loss: the further below 0, the more is learned by heart. */
  public static final Metric LOSS_DIFFERENCE = new Metric("lossDifference", true);

  /** Top-1. */
  public static final Metric ACCURACY = new Metric("accuracy", true);

  public static final Metric TOP5 = new Metric("top5", true);

  /** Mean confidence in the examples that are classified right (LRBench). */
  public static final Metric AVERAGE_CONFIDENCE = new Metric("AC", true);

  /** Standard deviation of that confidence (LRBench). */
  public static final Metric CONFIDENCE_DEVIATION = new Metric("CV", false);

  /** Standard deviation over classes of each one's mean confidence (LRBench). */
  public static final Metric CLASS_CONFIDENCE_DEVIATION = new Metric("CDAC", false);

  private static final List<Metric> ANY_MODEL =
      List.of(EVAL_LOSS, PERPLEXITY, TRAIN_LOSS, LOSS_DIFFERENCE);
  private static final List<Metric> CONFIDENCE =
      List.of(TOP5, AVERAGE_CONFIDENCE, CONFIDENCE_DEVIATION, CLASS_CONFIDENCE_DEVIATION);

  /** The metrics that have a meaning for a model, tasks left out. */
  public static List<Metric> known(boolean classifier) {
    return classifier
        ? Stream.of(ANY_MODEL, List.of(ACCURACY), CONFIDENCE).flatMap(List::stream).toList()
        : ANY_MODEL;
  }

  /**
   * Names of what is measured of every trial beside losses and accuracy.
   *
   * @param evaluation may be null
   */
  public static SortedSet<String> named(boolean classifier, EvaluationSpec evaluation) {
    SortedSet<String> names = new TreeSet<>();
    if (classifier) {
      CONFIDENCE.forEach(metric -> names.add(metric.wireName()));
    }
    if (evaluation != null && evaluation.tasks() != null) {
      evaluation.tasks().forEach(task -> names.add(task.name()));
    }
    return names;
  }

  /** The metric of a name; empty if it is none, or a task's. */
  public static Optional<Metric> of(String wireName) {
    return known(true).stream().filter(metric -> metric.wireName.equals(wireName)).findFirst();
  }

  /** The score of a multiple-choice task, a share of 1. */
  public static Metric ofTask(String name) {
    return new Metric(name, true);
  }

  public boolean isBetter(double value, double than) {
    return maximize ? value > than : value < than;
  }

  public boolean reaches(double value, double target) {
    return maximize ? value >= target : value <= target;
  }

  /** A trial's score: the metric at its last evaluation; empty where it was not measured. */
  public OptionalDouble score(TrialResult result) {
    Double value =
        switch (wireName) {
          case "evalLoss" -> result.evalLoss();
          case "perplexity" -> result.evalLoss() == null ? null : Math.exp(result.evalLoss());
          case "trainLoss" -> result.trainLoss();
          case "lossDifference" -> difference(result);
          case "accuracy" -> result.accuracy();
          default -> result.metrics().get(wireName);
        };
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static Double difference(TrialResult result) {
    return result.trainLoss() == null || result.evalLoss() == null
        ? null
        : result.trainLoss() - result.evalLoss();
  }
}
