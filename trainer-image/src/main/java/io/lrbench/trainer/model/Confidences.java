package io.lrbench.trainer.model;

import io.lrbench.vocabulary.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How sure a classifier is of what it gets right, and how often the label is among its best five:
 * LRBench's utility metrics (Wu et al. 2023, "Rethinking Learning Rate Tuning in the Era of Large
 * Language Models"). Confidence is the largest softmax value.
 *
 * @param top5 examples whose label is among the five largest scores
 * @param classes sums by class over the examples classified right
 */
public record Confidences(long top5, List<ClassSums> classes) {
  public Confidences {
    classes = List.copyOf(classes);
  }

  /**
   * One class.
   *
   * @param count examples classified right
   * @param sum of their confidences
   * @param squares sum of the confidences' squares
   */
  public record ClassSums(double count, double sum, double squares) {
    ClassSums plus(ClassSums other) {
      return new ClassSums(count + other.count, sum + other.sum, squares + other.squares);
    }
  }

  /**
   * @param sums examples among the best five, then (classes) counts, sums and squares
   */
  static Confidences of(float... sums) {
    int count = (sums.length - 1) / 3;
    List<ClassSums> classes = new ArrayList<>();
    for (int c = 1; c <= count; c++) {
      classes.add(new ClassSums(sums[c], sums[c + count], sums[c + 2 * count]));
    }
    return new Confidences((long) sums[0], classes);
  }

  Confidences plus(Confidences other) {
    List<ClassSums> both = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      both.add(classes.get(c).plus(other.classes.get(c)));
    }
    return new Confidences(top5 + other.top5, both);
  }

  /**
   * Top-5 accuracy; AC, the mean confidence in examples classified right; CV, its population
   * deviation; CDAC, the population deviation of the classes' means, over classes with an example
   * classified right. The last three are absent if no example is.
   *
   * @param examples all of them
   */
  public SortedMap<String, Double> metrics(long examples) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put(Metric.TOP5.wireName(), (double) top5 / examples);
    ClassSums all = classes.stream().reduce(new ClassSums(0, 0, 0), ClassSums::plus);
    if (all.count() > 0) {
      metrics.put(Metric.AVERAGE_CONFIDENCE.wireName(), all.sum() / all.count());
      metrics.put(Metric.CONFIDENCE_DEVIATION.wireName(), deviation(all));
      metrics.put(Metric.CLASS_CONFIDENCE_DEVIATION.wireName(), deviation(means()));
    }
    return metrics;
  }

  private ClassSums means() {
    return classes.stream()
        .filter(c -> c.count() > 0)
        .map(c -> c.sum() / c.count())
        .map(mean -> new ClassSums(1, mean, mean * mean))
        .reduce(new ClassSums(0, 0, 0), ClassSums::plus);
  }

  private static double deviation(ClassSums sums) {
    double mean = sums.sum() / sums.count();
    return Math.sqrt(Math.max(0, sums.squares() / sums.count() - mean * mean));
  }
}
