package io.lrbench.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.api.TrialCounts;
import io.lrbench.operator.fixture.BenchmarkFixture;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long nothing has gone on is measured from look to look. */
class StallsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Stalls stalls = new Stalls();

  private static LRBenchmark benchmark(String reason, int running, int succeeded) {
    LRBenchmark benchmark = BenchmarkFixture.benchmark().build();
    benchmark.setStatus(
        new LRBenchmarkStatus(
            1L,
            List.of(new ConditionBuilder().withType("Succeeded").withReason(reason).build()),
            null,
            null,
            null,
            null,
            new TrialCounts(9, 9 - running - succeeded, running, succeeded, 0, 0, "", null),
            null,
            null,
            null,
            null,
            null,
            null));
    return benchmark;
  }

  private List<Double> seconds(long after, LRBenchmark... benchmarks) {
    Instant now = START.plusSeconds(after);
    return List.of(
        stalls.idle(Stream.of(benchmarks), now), stalls.withoutResult(Stream.of(benchmarks), now));
  }

  @Test
  void growsWhileNothingRunsAndNothingEnds() {
    assertThat(seconds(0, benchmark("Running", 0, 0))).containsExactly(0.0, 0.0);
    assertThat(seconds(60, benchmark("Running", 0, 0))).containsExactly(60.0, 60.0);
  }

  @Test
  void trialsThatRunAreNotIdleButBringNoResultYet() {
    seconds(0, benchmark("Running", 1, 0));

    assertThat(seconds(60, benchmark("Running", 1, 0))).containsExactly(0.0, 60.0);
    assertThat(seconds(90, benchmark("Running", 0, 0))).containsExactly(30.0, 90.0);
  }

  @Test
  void startsAnewWithEveryTrialThatEnds() {
    seconds(0, benchmark("Running", 0, 0));

    assertThat(seconds(60, benchmark("Running", 0, 1))).containsExactly(0.0, 0.0);
  }

  @Test
  void saysNothingOfBenchmarksThatAreNotToRun() {
    seconds(0, benchmark("Suspended", 0, 0));

    assertThat(seconds(60, benchmark("Suspended", 0, 0))).containsExactly(0.0, 0.0);
    assertThat(seconds(120, benchmark("Running", 0, 0))).containsExactly(0.0, 0.0);
  }
}
