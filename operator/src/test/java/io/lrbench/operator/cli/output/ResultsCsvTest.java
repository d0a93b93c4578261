package io.lrbench.operator.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.cli.progress.TrialView;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultsCsvTest {
  private static final int PERPLEXITY = 6;

  /** exp(1.5) = 4.4816890703..., and 4.481689 is the shortest decimal of the nearest float32. */
  @Test
  void aLanguageModelsPerplexityHasTheDigitsOfItsLoss() {
    assertThat(perplexity(null, "evalLoss")).isEqualTo("4.481689");
  }

  @Test
  void aClassifierHasAPerplexityWhereItIsRankedByIt() {
    assertThat(perplexity(0.5, "perplexity")).isEqualTo("4.481689");
    assertThat(perplexity(0.5, "accuracy")).isEmpty();
  }

  @Test
  void metricsFollowByNameAndAreEmptyWhereTheyWereNotMeasured() {
    TrialView scored = view("a", new TreeMap<>(Map.of("top5", 0.9, "arc", 0.25)));
    TrialView without = view("b", null);
    TrialView failed = new TrialView("c", 1, TrialView.State.FAILED, null);

    List<String> lines = ResultsCsv.lines(List.of(scored, without, failed), "arc");

    assertThat(lines.get(0)).endsWith(",secondsToTarget,arc,lossDifference,top5");
    assertThat(lines.get(1)).endsWith(",,,,0.25,0.5,0.9");
    assertThat(lines.get(2)).endsWith(",,,,,0.5,");
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(13 + 3));
  }

  private static TrialView view(String policy, SortedMap<String, Double> metrics) {
    TrialResult result =
        new TrialResult(
            "h", TrialOutcome.SUCCEEDED, 4, 1.0, 1.5, null, 2.0, null, null, null, null, metrics);
    return new TrialView(policy, 1, TrialView.State.SUCCEEDED, result);
  }

  private static String perplexity(Double accuracy, String metric) {
    TrialResult result =
        new TrialResult(
            "h", TrialOutcome.SUCCEEDED, 4, 1.0, 1.5, accuracy, 2.0, null, null, null, null, null);
    TrialView trial = new TrialView("a", 1, TrialView.State.SUCCEEDED, result);
    return ResultsCsv.lines(List.of(trial), metric).get(1).split(",", -1)[PERPLEXITY];
  }
}
