package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.operator.fixture.BenchmarkFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void tellsWhyAPodWaits() {
    assertThat(
            Summary.waiting(
                saying("Unknown", "0 of 4 trials finished; a pod waits: no node; 2 tried")))
        .contains("a pod waits: no node; 2 tried");
  }

  @Test
  void tellsWhyThereAreNoJobs() {
    assertThat(
            Summary.waiting(
                saying(
                    "Unknown", "1 of 4 trials finished; Jobs cannot be created: exceeded quota")))
        .contains("Jobs cannot be created: exceeded quota");
  }

  @Test
  void aReasonOfSeveralLinesBecomesOne() {
    assertThat(
            Summary.waiting(saying("Unknown", "0 of 4 trials finished; a pod waits: one\n  two\n")))
        .contains("a pod waits: one two");
  }

  @Test
  void nothingWaitsWhileTrialsRun() {
    assertThat(Summary.waiting(saying("Unknown", "1 of 4 trials finished; 1 running"))).isEmpty();
  }

  @Test
  void nothingWaitsAfterTheEnd() {
    assertThat(Summary.waiting(saying("False", "a policy failed; a pod waits: no node"))).isEmpty();
  }

  @Test
  void nothingIsKnownBeforeTheFirstStatus() {
    assertThat(Summary.waiting(BenchmarkFixture.benchmark().build())).isEmpty();
  }

  private static LRBenchmark saying(String status, String message) {
    LRBenchmark benchmark = BenchmarkFixture.benchmark().build();
    Condition summary =
        new ConditionBuilder()
            .withType("Succeeded")
            .withStatus(status)
            .withMessage(message)
            .build();
    benchmark.setStatus(
        new LRBenchmarkStatus(
            1L,
            List.of(summary),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    return benchmark;
  }
}
