package io.lrbench.operator.rank;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import io.lrbench.api.RangeTestBlock;
import io.lrbench.api.RangeTestRow;
import io.lrbench.api.RangeTestType;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.vocabulary.Grids;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.RangeTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What range tests found; they stand beside the ranking, not in it. */
public final class RangeTestOutcome {
  private static final String TOO_SHORT =
      "every seed's loss had grown beyond stopFactor within skipStart and skipEnd: write a lower"
          + " minLr, more updates or a smaller skipStart";
  private static final String NO_SCORE =
      "at every rate a seed diverged or has no score: write a lower minLr";

  private RangeTestOutcome() {}

  /**
   * One row a range test that has a finished trial, in manifest order.
   *
   * @param results of finished trials, by the name of their expanded policy
   */
  public static List<RangeTestRow> of(
      LRBenchmarkSpec spec, Map<String, List<TrialResult>> results) {
    return spec.policies().stream()
        .filter(policy -> policy.rangeTest() != null)
        .map(
            policy ->
                policy.rangeTest().type() == RangeTestType.GRID
                    ? grid(policy, metric(spec, policy.rangeTest()), results)
                    : sweep(policy, results.getOrDefault(policy.name(), List.of())))
        .filter(row -> row.seeds() > 0)
        .toList();
  }

  private static Metric metric(LRBenchmarkSpec spec, RangeTestBlock test) {
    Metric natural = Objective.natural(spec);
    return test.metric() == null ? natural : Metric.of(test.metric()).orElse(natural);
  }

  private static RangeTestRow sweep(PolicySpec policy, List<TrialResult> results) {
    double[] suggested = each(results, RangeTests.SUGGESTED_LR);
    return new RangeTestRow(
        policy.name(),
        results.size(),
        geometricMean(suggested),
        suggested.length == 0 ? null : suggested[0],
        suggested.length == 0 ? null : suggested[suggested.length - 1],
        geometricMean(each(results, RangeTests.LOWEST_LOSS_LR)),
        geometricMean(each(results, RangeTests.DIVERGED_LR)),
        suggested.length == 0 ? TOO_SHORT : null);
  }

  /** Ascending. */
  private static double[] each(List<TrialResult> results, String name) {
    return results.stream()
        .map(result -> result.metrics().get(name))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
  }

  private static Double geometricMean(double[] values) {
    double logs = 0;
    for (double value : values) {
      logs += Math.log(value);
    }
    return values.length == 0 ? null : Math.exp(logs / values.length);
  }

  /**
   * One rate of a grid.
   *
   * @param seeds finished ones
   * @param diverged whether one of them diverged
   * @param score mean of the metric over the others
   */
  private record Rate(double lr, int seeds, boolean diverged, OptionalDouble score) {}

  private static RangeTestRow grid(
      PolicySpec policy, Metric metric, Map<String, List<TrialResult>> results) {
    List<Rate> rates =
        Grids.combinations(policy).stream()
            .map(one -> rate(one, metric, results.getOrDefault(one.name(), List.of())))
            .toList();
    int best = best(rates, metric);
    Double threshold = policy.rangeTest().threshold();
    Predicate<Rate> reaches =
        rate ->
            threshold != null
                && !rate.diverged()
                && rate.score().isPresent()
                && metric.reaches(rate.score().getAsDouble(), threshold);
    int low = best;
    int high = best;
    boolean told = best >= 0 && reaches.test(rates.get(best));
    while (told && low > 0 && reaches.test(rates.get(low - 1))) {
      low--;
    }
    while (told && high + 1 < rates.size() && reaches.test(rates.get(high + 1))) {
      high++;
    }
    return new RangeTestRow(
        policy.name(),
        rates.stream().mapToInt(Rate::seeds).max().orElse(0),
        best < 0 ? null : rates.get(best).lr(),
        told ? rates.get(low).lr() : null,
        told ? rates.get(high).lr() : null,
        null,
        rates.stream().filter(Rate::diverged).map(Rate::lr).findFirst().orElse(null),
        best < 0 ? NO_SCORE : null);
  }

  private static Rate rate(PolicySpec policy, Metric metric, List<TrialResult> results) {
    boolean diverged =
        results.stream().anyMatch(result -> result.outcome() == TrialOutcome.DIVERGED);
    List<Double> scores = new ArrayList<>();
    results.stream()
        .filter(result -> result.outcome() == TrialOutcome.SUCCEEDED)
        .map(metric::score)
        .forEach(score -> score.ifPresent(scores::add));
    return new Rate(
        policy.rangeTest().minLr(),
        results.size(),
        diverged,
        scores.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Interval.mean(scores)));
  }

  /** Index of the rate with the best mean among those where no seed diverged; -1 for none. */
  private static int best(List<Rate> rates, Metric metric) {
    int best = -1;
    for (int i = 0; i < rates.size(); i++) {
      Rate rate = rates.get(i);
      if (rate.diverged() || rate.score().isEmpty()) {
        continue;
      }
      if (best < 0
          || metric.isBetter(rate.score().getAsDouble(), rates.get(best).score().getAsDouble())) {
        best = i;
      }
    }
    return best;
  }
}
