package io.lrbench.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.api.PolicySpec;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.policy.LrPolicy;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.task.Tasks;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.Policies;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The loop over a model whose losses are written down. */
class TrialTrainerTest {
  private static final double NAN = Double.NaN;
  private static final String FIX = "{'name':'p','lrbench':{'type':'FIX','k0':0.5}}";

  private Objective objective = new Objective(Metric.EVAL_LOSS, OptionalDouble.empty());

  @Test
  void evaluatesBeforeTheFirstAtTheCadenceAndAfterTheLastUpdate() {
    TrialReport report = train(new WrittenModel(7), plan(7, 3), FIX);
    assertThat(evaluated(report)).containsExactly(0L, 3L, 6L, 7L);
    assertThat(report.curve()).hasSize(8);
    assertThat(report.curve().get(7).learningRate()).isEmpty();
    assertThat(report.result().outcome()).isEqualTo(TrialOutcome.SUCCEEDED);
    assertThat(report.result().updates()).isEqualTo(7);
    assertThat(evaluated(train(new WrittenModel(6), plan(6, 3), FIX))).containsExactly(0L, 3L, 6L);
  }

  @Test
  void scoresTheLastEvaluationAndRemembersTheBest() {
    WrittenModel model = new WrittenModel(4);
    model.heldOut(0, 5).heldOut(2, 2).heldOut(4, 3).training(2, 8).training(3, 4);
    TrialReport report = train(model, plan(4, 2), FIX);
    assertThat(report.result().evalLoss()).isEqualTo(3);
    assertThat(report.result().bestValue()).isEqualTo(2);
    assertThat(report.result().bestUpdate()).isEqualTo(2);
    assertThat(report.result().trainLoss()).as("mean of updates 2 and 3").isEqualTo(6);
  }

  @Test
  void divergesAtTheUpdateWhoseLossIsNotFinite() {
    TrialReport report = train(new WrittenModel(9).training(5, NAN), plan(9, 4), FIX);
    assertThat(report.result().outcome()).isEqualTo(TrialOutcome.DIVERGED);
    assertThat(report.result().updates()).isEqualTo(5);
    assertThat(report.result().evalLoss()).isNull();
    assertThat(report.curve()).hasSize(6);
  }

  @Test
  void divergesAtTheUpdateWhoseGradientNormIsNotFinite() {
    TrialReport report =
        train(new WrittenModel(9).norm(4, Double.POSITIVE_INFINITY), plan(9, 9), FIX);
    assertThat(report.result().outcome()).isEqualTo(TrialOutcome.DIVERGED);
    assertThat(report.result().updates()).isEqualTo(4);
  }

  @Test
  void divergesAtTheEvaluationThatIsNotFinite() {
    TrialReport middle = train(new WrittenModel(9).heldOut(6, NAN), plan(9, 3), FIX);
    assertThat(middle.result().outcome()).isEqualTo(TrialOutcome.DIVERGED);
    assertThat(middle.result().updates()).isEqualTo(6);
    TrialReport last = train(new WrittenModel(9).heldOut(9, NAN), plan(9, 3), FIX);
    assertThat(last.result().outcome()).isEqualTo(TrialOutcome.DIVERGED);
    assertThat(last.result().updates()).isEqualTo(9);
  }

  @Test
  void tellsTheFirstEvaluationThatReachesTheTarget() {
    objective = new Objective(Metric.EVAL_LOSS, OptionalDouble.of(2.5));
    WrittenModel model = new WrittenModel(6);
    model.heldOut(0, 5).heldOut(2, 2.5).heldOut(4, 1).heldOut(6, 4);
    assertThat(train(model, plan(6, 2), FIX).result().updatesToTarget()).isEqualTo(2);
    WrittenModel miss = new WrittenModel(6);
    miss.heldOut(0, 5).heldOut(2, 4).heldOut(4, 4).heldOut(6, 4);
    TrialReport report = train(miss, plan(6, 2), FIX);
    assertThat(report.result().updatesToTarget()).isNull();
    assertThat(report.result().secondsToTarget()).isNull();
  }

  /** Patience 1: the second evaluation in a row without a better loss halves the rate. */
  @Test
  void aMetricDrivenPolicyHearsOfEvaluationsBeforeTheirUpdate() {
    WrittenModel model = new WrittenModel(8);
    model.heldOut(0, 9).heldOut(2, 5).heldOut(4, 6).heldOut(6, 6).heldOut(8, 6);
    train(
        model,
        plan(8, 2),
        "{'name':'p','torch':{'type':'ReduceLROnPlateau','lr':1,'factor':0.5,'patience':1}}");
    assertThat(model.rates).containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5);
  }

  @Test
  void visitsEveryExampleOnceAnEpochAndTakesWhatIsLeftLast() {
    WrittenModel model = new WrittenModel(6);
    train(model, new Plan(6, 3, 6, 2, 2), FIX);
    assertThat(model.batchSizes)
        .containsExactly(
            List.of(2, 2), List.of(2, 2), List.of(2), List.of(2, 2), List.of(2, 2), List.of(2));
    assertThat(model.seen.subList(0, 10)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(model.seen.subList(10, 20))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
        .isNotEqualTo(model.seen.subList(0, 10));
  }

  @Test
  void weighsHeldOutTokensNotBatches() {
    WrittenModel model = new WrittenModel(1);
    model.heldOut(0, 2);
    model.heldOutWeights = new int[] {1, 3};
    TrialReport report = train(model, plan(1, 1), FIX);
    // Batches of 1 and 3 labels with means 2 and 4: (2 + 12) / 4.
    assertThat(report.curve().get(0).evaluation().orElseThrow().loss())
        .isCloseTo(3.5, within(1e-6));
  }

  @Test
  void refusesANegativeRateAndNamesPolicyAndUpdate() {
    String falling =
        "{'name':'falling','torch':{'type':'LinearLR','lr':1,'startFactor':1,'endFactor':0,'totalIters':4}}";
    LrPolicy negative = policy(falling, 8);
    assertThat(negative.learningRate(2, List.of())).isEqualTo(0.5);
    assertThatThrownBy(
            () ->
                trainer(plan(8, 8), FIX, (t, metrics) -> t < 3 ? 1 : -1e-3)
                    .train(new WrittenModel(8)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("policy p")
        .hasMessageContaining("-0.001 at update 3");
  }

  @Test
  void endsWhereItIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> train(new WrittenModel(3), plan(3, 3), FIX))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void theCurveHasTheRateThatAnOptimizerFound() {
    TrialReport report =
        train(
            new WrittenModel(4).multiplyingRatesBy(3),
            plan(4, 2),
            "{'name': 'p', 'lrbench': {'type': 'FIX', 'k0': 0.5}}");

    assertThat(report.curve().subList(0, 4))
        .extracting(row -> row.learningRate().orElseThrow())
        .containsOnly(1.5);
  }

  private TrialReport train(WrittenModel model, Plan plan, String policy) {
    return trainer(plan, policy, policy(policy, plan.updates())).train(model);
  }

  private TrialTrainer trainer(Plan plan, String spec, LrPolicy policy) {
    return new TrialTrainer(
        new TrialConfig("hash", spec(spec), 1),
        plan,
        new NumberedExamples(10),
        new Evaluator(new NumberedExamples(10), Tasks.NONE, true),
        policy,
        Metric.EVAL_LOSS,
        objective,
        report -> {});
  }

  private static LrPolicy policy(String spec, long updates) {
    return Policies.resolve(spec(spec), new Horizon(updates, 3));
  }

  private static PolicySpec spec(String json) {
    try {
      return new ObjectMapper().readValue(json.replace('\'', '"'), PolicySpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static Plan plan(long updates, long every) {
    return new Plan(updates, 3, every, 4, 1);
  }

  private static List<Long> evaluated(TrialReport report) {
    return report.curve().stream()
        .filter(row -> row.evaluation().isPresent())
        .map(CurveRow::update)
        .toList();
  }
}
