package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Helm tells after an installation. */
class ChartNotesTest {
  private static final String WARNING = "WARNING: Prometheus cannot read the metrics";

  @Test
  void warnsWhereNobodyMayReadTheMetricsThatAreAskedFor() {
    assertThat(Chart.notes("metrics.serviceMonitor.enabled=true"))
        .contains(WARNING)
        .contains("networkPolicy.ingressFrom: [{namespaceSelector:");
    assertThat(Chart.notes("metrics.serviceMonitor.enabled=true", "progress.enabled=true"))
        .contains(WARNING);
  }

  @Test
  void warnsOfNothingElse() {
    assertThat(Chart.notes()).contains("LRBench serves every namespace").doesNotContain("WARNING");
    assertThat(Chart.notes("metrics.serviceMonitor.enabled=true", "networkPolicy.enabled=false"))
        .doesNotContain("WARNING");
    assertThat(
            Chart.notes(
                "metrics.serviceMonitor.enabled=true",
                "networkPolicy.ingressFrom[0].podSelector.matchLabels.app=prometheus"))
        .doesNotContain("WARNING");
  }

  @Test
  void saysThatAnOperatorServesAlone() {
    assertThat(Chart.notes("scope=namespace")).contains("No other operator may serve these");
  }
}
