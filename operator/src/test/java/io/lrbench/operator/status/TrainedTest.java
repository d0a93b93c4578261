package io.lrbench.operator.status;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.fixture.Results.failed;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.plan.Plan;
import io.lrbench.pack.TrialResult;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainedTest {
  private static final BenchmarkFixture TWO_BY_TWO = benchmark().policies("a", "b").seeds(1, 2);
  private static final LRBenchmarkStatus STATUS = Scene.of(TWO_BY_TWO).at(Standing.RUNNING);
  private static final Plan PLAN = Plan.of(TWO_BY_TWO.spec());

  private static String trained(LRBenchmarkStatus before, int ended, double part) {
    Map<String, Double> parts = new HashMap<>();
    PLAN.trials().forEach(trial -> parts.put(trial.hash(), part));
    Map<String, TrialResult> done = new HashMap<>();
    PLAN.trials()
        .subList(0, ended)
        .forEach(trial -> done.put(trial.hash(), succeeded(trial.hash(), 1)));
    return Trained.in(STATUS, before, PLAN, done, parts).trials().trained();
  }

  @Test
  void isWholePercentsOfAllUpdates() {
    assertThat(trained(null, 0, 0)).isEqualTo("0%");
    assertThat(trained(null, 1, 0.166)).isEqualTo("37%");
    assertThat(trained(null, 4, 0)).isEqualTo("100%");
  }

  @Test
  void countsNothingOfWhatFailed() {
    Map<String, TrialResult> results = new HashMap<>();
    PLAN.trials().forEach(trial -> results.put(trial.hash(), failed(trial.hash())));

    assertThat(Trained.in(STATUS, null, PLAN, results, Map.of()).trials().trained())
        .isEqualTo("0%");
  }

  @Test
  void neverFallsWhileTheSpecStays() {
    LRBenchmarkStatus before = STATUS.withTrials(STATUS.trials().withTrained("40%"));

    assertThat(trained(before, 1, 0)).isEqualTo("40%");
    assertThat(trained(before, 2, 0)).isEqualTo("50%");
  }

  @Test
  void startsAnewForAnotherSpec() {
    LRBenchmarkStatus before = STATUS.withTrials(STATUS.trials().withTrained("40%"));
    LRBenchmarkStatus now =
        Scene.of(TWO_BY_TWO.with("metadata.generation", 2)).at(Standing.RUNNING);

    assertThat(Trained.in(now, before, PLAN, Map.of(), Map.of()).trials().trained())
        .isEqualTo("0%");
  }
}
