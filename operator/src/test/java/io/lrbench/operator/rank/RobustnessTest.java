package io.lrbench.operator.rank;

import static io.lrbench.operator.rank.Ranking.policy;
import static io.lrbench.operator.rank.Ranking.withDiverged;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.RobustnessRow;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.vocabulary.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustnessTest {
  private static final String SCALED =
      "{'name': 'p', 'lrbench': {'type': 'FIX', 'k0': 1}, 'scales': [0.1, 1, 10]}";

  @Test
  void tellsHowFarTheWorstScaleIsBehindTheBest() {
    assertThat(losses(policy("p-x0.1", 4, 5), policy("p-x1", 1, 3), policy("p-x10", 3, 3)))
        .isEqualTo(new RobustnessRow("p", 2, 1.0, 0.1, 2.5, null));
  }

  @Test
  void theDirectionIsTheMetrics() {
    assertThat(
            row(
                new Metric("evalLoss", true),
                policy("p-x0.1", 4),
                policy("p-x1", 1),
                policy("p-x10", 3)))
        .isEqualTo(new RobustnessRow("p", 1, 0.1, 1.0, 3.0, null));
  }

  @Test
  void onlySeedsCountThatAllScalesHaveFinished() {
    assertThat(losses(policy("p-x0.1", 4, 9, 9), policy("p-x1", 1), policy("p-x10", 3, 0)))
        .isEqualTo(new RobustnessRow("p", 1, 1.0, 0.1, 3.0, null));
    assertThat(rows(SCALED, policy("p-x0.1", 4), policy("p-x1", 1), policy("p-x10"))).isEmpty();
  }

  @Test
  void aScaleWithADivergedSeedHasNoMeanAndIsNamed() {
    assertThat(
            losses(
                policy("p-x0.1", 4, 5),
                policy("p-x1", 1, 3),
                withDiverged(policy("p-x10", 0.1), 2)))
        .isEqualTo(new RobustnessRow("p", 2, 1.0, 0.1, 2.5, List.of(10.0)));
    assertThat(
            losses(
                withDiverged(policy("p-x0.1"), 1),
                policy("p-x1", 1),
                policy("p-x10", Double.POSITIVE_INFINITY)))
        .as("one mean has nothing to be compared with")
        .isEqualTo(new RobustnessRow("p", 1, 1.0, null, null, List.of(0.1, 10.0)));
    assertThat(
            losses(
                withDiverged(policy("p-x0.1"), 1),
                withDiverged(policy("p-x1"), 1),
                withDiverged(policy("p-x10"), 1)))
        .isEqualTo(new RobustnessRow("p", 1, null, null, null, List.of(0.1, 1.0, 10.0)));
  }

  @Test
  void everyCombinationOfAGridHasARow() {
    assertThat(
            rows(
                "{'name': 'g', 'lrbench': {'type': 'FIX'}, 'grid': {'k0': [1, 2]},"
                    + " 'scales': [1, 5]}",
                policy("g-k0-1-x1", 1),
                policy("g-k0-1-x5", 2),
                policy("g-k0-2-x1", 4),
                policy("g-k0-2-x5", 3)))
        .containsExactly(
            new RobustnessRow("g-k0-1", 1, 1.0, 5.0, 1.0, null),
            new RobustnessRow("g-k0-2", 1, 5.0, 1.0, 1.0, null));
  }

  private static RobustnessRow losses(PolicyResults... results) {
    return row(Metric.EVAL_LOSS, results);
  }

  private static RobustnessRow row(Metric metric, PolicyResults... results) {
    return Robustness.of(
            BenchmarkFixture.benchmark().policy(SCALED).spec().policies(), List.of(results), metric)
        .get(0);
  }

  private static List<RobustnessRow> rows(String policy, PolicyResults... results) {
    return Robustness.of(
        BenchmarkFixture.benchmark().policy(policy).spec().policies(),
        List.of(results),
        Metric.EVAL_LOSS);
  }
}
