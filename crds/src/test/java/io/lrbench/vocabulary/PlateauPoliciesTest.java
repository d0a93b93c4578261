package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.over;
import static io.lrbench.vocabulary.PolicyText.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MetricReading;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlateauPoliciesTest {
  private static final String MEMBERS =
      "policies: [{name: a, lrbench: {type: FIX, k0: 0.4}},"
          + " {name: b, lrbench: {type: EXP, k0: 0.2, gamma: 0.5}},"
          + " {name: c, lrbench: {type: FIX, k0: 0.1}}]";
  private static final String CHANGE =
      "plateau: {type: change, start: b, patience: 2, cooldown: 1, " + MEMBERS + "}";

  /** The same loss at every tenth update, the first at 0. */
  private static final List<MetricReading> FLAT =
      LongStream.rangeClosed(0, 10).mapToObj(i -> new MetricReading(10 * i, 1)).toList();

  @Test
  void aPlateauBefore80PercentGoesUpAndLaterDown() {
    LrPolicy policy = over(100, CHANGE);

    assertThat(policy.learningRate(0, List.of())).isEqualTo(0.2);
    assertThat(policy.learningRate(20, FLAT)).isEqualTo(0.2 * Math.pow(0.5, 20));
    assertThat(policy.learningRate(30, FLAT)).isEqualTo(0.4);
    // at 40 it cools down, at 50 nothing is larger, at 60 it cools down, at 70 as at 50, 80 cools
    assertThat(policy.learningRate(89, FLAT)).isEqualTo(0.4);
    assertThat(policy.learningRate(90, FLAT)).isEqualTo(0.2 * Math.pow(0.5, 90));
  }

  @Test
  void progressIsOfWhatAWarmUpLeaves() {
    LrPolicy policy = over(110, "warmup: {length: 10}, " + CHANGE.replace("start: b, ", ""));
    List<MetricReading> later =
        FLAT.stream().map(r -> new MetricReading(r.update() + 10, r.value())).toList();

    assertThat(policy.learningRate(5, later)).isEqualTo(0.2);
    assertThat(policy.learningRate(99, later)).isEqualTo(0.4);
    assertThat(policy.learningRate(100, later)).isEqualTo(0.2 * Math.pow(0.5, 90));
  }

  @Test
  void aMemberThatFollowsAnotherMetricIsRefused() {
    String change =
        "plateau: {type: change, metric: accuracy, policies: [{name: a, lrbench: {type: FIX, k0: 1}},"
            + " {name: b, torch: {type: ReduceLROnPlateau, lr: 0.1}}]}";

    assertThatThrownBy(() -> over(100, change)).hasMessageContaining("the same metric");
    assertThat(MonitoredMetric.of(spec(change))).isEqualTo(MonitoredMetric.ACCURACY);
  }

  @Test
  void greedyOfThePaperHasNoBoundsButThoseGiven() {
    LrPolicy policy = over(100, "plateau: {type: greedy, lr: 1.0e-5, factor: 0.5, patience: 0}");
    List<MetricReading> falling =
        LongStream.rangeClosed(1, 10).mapToObj(i -> new MetricReading(i, 10 - i)).toList();

    assertThat(policy.learningRate(10, falling)).isEqualTo(1e-5 * 1024);
  }

  @Test
  void aStartThatIsNoMemberIsRefused() {
    assertThatThrownBy(() -> over(100, CHANGE.replace("start: b", "start: d")))
        .hasMessage("plateau.start: found \"d\"; write one of a, b, c");
  }
}
