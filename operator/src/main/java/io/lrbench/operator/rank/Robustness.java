package io.lrbench.operator.rank;

import io.lrbench.api.PolicySpec;
import io.lrbench.api.RobustnessRow;
import io.lrbench.vocabulary.Grids;
import io.lrbench.vocabulary.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much the objective worsens over a policy's scales. A seed counts once all scales have
 * finished it; a scale at which one of these diverged or has no finite score has no mean.
 */
public final class Robustness {
  private Robustness() {}

  /**
   * One row a policy with scales, or combination of its grid, in manifest order.
   *
   * @param policies of the manifest
   * @param results of the expanded policies
   */
  public static List<RobustnessRow> of(
      List<PolicySpec> policies, List<PolicyResults> results, Metric objective) {
    Map<String, PolicyResults> byName =
        results.stream().collect(Collectors.toMap(PolicyResults::policy, Function.identity()));
    List<RobustnessRow> rows = new ArrayList<>();
    for (PolicySpec policy : policies) {
      Grids.overScales(policy)
          .forEach(
              (name, scaled) -> {
                List<PolicyResults> each =
                    scaled.stream().map(PolicySpec::name).map(byName::get).toList();
                rows.add(row(name, policy.scales(), each, objective));
              });
    }
    return rows.stream().filter(row -> row.seeds() > 0).toList();
  }

  /** The mean at one scale. */
  private record Point(double scale, double mean) {}

  private static RobustnessRow row(
      String name, List<Double> scales, List<PolicyResults> results, Metric objective) {
    Set<Long> shared = new HashSet<>(results.get(0).bySeed().keySet());
    results.forEach(result -> shared.retainAll(result.bySeed().keySet()));
    List<Point> points =
        IntStream.range(0, scales.size())
            .mapToObj(i -> point(scales.get(i), results.get(i).restrictedTo(shared), objective))
            .toList();
    Comparator<Point> bestFirst = Comparator.comparingDouble(Point::mean);
    List<Point> ranked =
        points.stream()
            .filter(point -> Double.isFinite(point.mean()))
            .sorted(objective.maximize() ? bestFirst.reversed() : bestFirst)
            .toList();
    List<Double> lost =
        points.stream().filter(point -> !Double.isFinite(point.mean())).map(Point::scale).toList();
    Point best = ranked.isEmpty() ? null : ranked.get(0);
    Point worst = ranked.size() < 2 ? null : ranked.get(ranked.size() - 1);
    return new RobustnessRow(
        name,
        shared.size(),
        best == null ? null : best.scale(),
        worst == null ? null : worst.scale(),
        worst == null ? null : Math.abs(worst.mean() - best.mean()),
        lost.isEmpty() ? null : lost);
  }

  private static Point point(double scale, PolicyResults results, Metric objective) {
    List<Double> scores = List.copyOf(results.scores(objective).values());
    boolean all = scores.size() == results.bySeed().size();
    return new Point(scale, all ? Interval.mean(scores) : Double.NaN);
  }
}
