package io.lrbench.operator.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.cli.progress.TrialView;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.util.List;
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

  private static String perplexity(Double accuracy, String metric) {
    TrialResult result =
        new TrialResult(
            "h", TrialOutcome.SUCCEEDED, 4, 1.0, 1.5, accuracy, 2.0, null, null, null, null);
    TrialView trial = new TrialView("a", 1, TrialView.State.SUCCEEDED, result);
    return ResultsCsv.lines(List.of(trial), metric).get(1).split(",", -1)[PERPLEXITY];
  }
}
