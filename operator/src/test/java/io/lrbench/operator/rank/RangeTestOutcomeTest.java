package io.lrbench.operator.rank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.RangeTestRow;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RangeTestOutcomeTest {
  private static final String SPEC =
      """
      model: {uri: file:m}
      policies:
      - {name: constant, lrbench: {type: FIX, k0: 0.1}}
      - {name: sweep, rangeTest: {type: exponential, minLr: 1.0e-4, maxLr: 1}}
      - {name: grid, rangeTest: {type: grid, minLr: 1.0e-4, maxLr: 1, perDecade: 1, threshold: %s}}
      seeds: [1, 2]
      """;

  @Test
  void aSweepsSeedsMeetInTheirGeometricMean() throws IOException {
    List<RangeTestRow> rows =
        RangeTestOutcome.of(
            spec("2"),
            Map.of(
                "sweep",
                List.of(
                    swept(Map.of("suggestedLr", 0.01, "lowestLossLr", 0.1, "divergedLr", 0.9)),
                    swept(Map.of("suggestedLr", 0.0001, "lowestLossLr", 0.1)))));

    RangeTestRow row = rows.get(0);
    assertThat(rows).hasSize(1);
    assertThat(row.policy()).isEqualTo("sweep");
    assertThat(row.seeds()).isEqualTo(2);
    assertThat(row.suggestedLr()).isCloseTo(0.001, within());
    assertThat(List.of(row.low(), row.high())).containsExactly(0.0001, 0.01);
    assertThat(row.divergedLr()).isCloseTo(0.9, within());
  }

  @Test
  void theIntervalOfAGridIsAroundTheBestRateAndHasNoGap() throws IOException {
    Map<String, List<TrialResult>> results =
        Map.of(
            "grid-lr-0.0001", List.of(loss(1.9), loss(1.9)),
            "grid-lr-0.001", List.of(loss(2.0), loss(2.2)),
            "grid-lr-0.01", List.of(loss(1.5), loss(1.7)),
            "grid-lr-0.1", List.of(loss(1.8), loss(2.0)),
            "grid-lr-1", List.of(loss(1.0), diverged()));

    RangeTestRow row = RangeTestOutcome.of(spec("2"), results).get(0);

    assertThat(row).isEqualTo(new RangeTestRow("grid", 2, 0.01, 0.01, 0.1, null, 1.0, null));
    assertThat(RangeTestOutcome.of(spec("2.1"), results).get(0).low()).isEqualTo(0.0001);
    assertThat(RangeTestOutcome.of(spec("1.5"), results).get(0).low()).isNull();
  }

  @Test
  void saysWhyNoRateIsSuggested() throws IOException {
    List<RangeTestRow> rows =
        RangeTestOutcome.of(
            spec("2"),
            Map.of(
                "sweep", List.of(swept(Map.of("lowestLossLr", 0.1, "divergedLr", 0.9))),
                "grid-lr-0.1", List.of(diverged())));

    assertThat(rows).extracting(RangeTestRow::suggestedLr).containsOnlyNulls();
    assertThat(rows.get(0).message()).contains("write a lower minLr, more updates or");
    assertThat(rows.get(1).message())
        .isEqualTo("at every rate a seed diverged or has no score: write a lower minLr");
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  private static LRBenchmarkSpec spec(String threshold) throws IOException {
    return new YAMLMapper().readValue(SPEC.formatted(threshold), LRBenchmarkSpec.class);
  }

  private static TrialResult swept(Map<String, Double> metrics) {
    return result(TrialOutcome.SUCCEEDED, 3.0, metrics);
  }

  private static TrialResult loss(double loss) {
    return result(TrialOutcome.SUCCEEDED, loss, Map.of());
  }

  private static TrialResult diverged() {
    return result(TrialOutcome.DIVERGED, null, Map.of());
  }

  private static TrialResult result(
      TrialOutcome outcome, Double loss, Map<String, Double> metrics) {
    return new TrialResult(
        "h", outcome, 10, 1.0, loss, null, null, null, null, null, null, new TreeMap<>(metrics));
  }
}
