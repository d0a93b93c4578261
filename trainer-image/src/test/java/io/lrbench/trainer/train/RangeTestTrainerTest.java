package io.lrbench.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.api.PolicySpec;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.Policies;
import io.lrbench.vocabulary.RangeTests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTestTrainerTest {
  private static final Horizon HORIZON = new Horizon(60, 60);
  private final List<UpdateReport> heard = new ArrayList<>();

  @Test
  void stopsWhereTheLossHasGrownAndPutsTheNetworkBack() throws IOException {
    Parabola model = new Parabola();

    TrialReport report = sweep("\"minLr\": 0.01, \"maxLr\": 100, \"smoothing\": 0.5", model);

    assertThat(model.weight()).isEqualTo(1);
    assertThat(report.result().outcome()).isEqualTo(TrialOutcome.SUCCEEDED);
    assertThat(report.result().evalLoss()).isEqualTo(1);
    assertThat(report.result().updates()).isBetween(25L, 45L);
    assertThat(report.result().metrics().get("divergedLr")).isBetween(1.0, 10.0);
    assertThat(report.result().metrics().get("suggestedLr"))
        .isLessThan(report.result().metrics().get("lowestLossLr"));
    assertThat(heard).hasSize((int) report.result().updates());
  }

  @Test
  void theCurveHasEveryRateAndTheSameEvaluationAtBothEnds() throws IOException {
    TrialReport report = sweep("\"minLr\": 0.001, \"maxLr\": 0.1", new Parabola());

    List<CurveRow> curve = report.curve();
    assertThat(curve).hasSize(61);
    assertThat(curve.get(0).learningRate()).hasValue(0.001);
    assertThat(curve.get(59).learningRate().orElseThrow()).isBetween(0.0999, 0.1001);
    assertThat(curve.get(59).trainLoss().orElseThrow()).isLessThan(0.1);
    assertThat(curve.get(60).evaluation().orElseThrow().loss())
        .isEqualTo(curve.get(0).evaluation().orElseThrow().loss());
    assertThat(report.result().metrics()).doesNotContainKey("divergedLr");
  }

  private TrialReport sweep(String arguments, Parabola model) throws IOException {
    PolicySpec policy =
        new ObjectMapper()
            .readValue(
                """
                {"name": "p", "rangeTest": {"type": "exponential", %s}}"""
                    .formatted(arguments),
                PolicySpec.class);
    return new RangeTestTrainer(
            new TrialConfig("hash", policy, 1),
            new Plan(60, 3, 10, 4, 1),
            new NumberedExamples(10),
            Policies.resolve(policy, HORIZON),
            RangeTests.settings(policy, HORIZON),
            heard::add)
        .train(model, TrialKeeper.NONE);
  }
}
