package io.lrbench.operator.decide;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.operator.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeldTest {
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
  private static final BenchmarkFixture FOUR =
      benchmark().policies("a", "b", "c", "d").seeds(1).with("spec.execution.maxGpuHours", 0.5);

  /** One that runs, one whose pod has not started, one that is suspended, one in a queue. */
  private static final Observation SEEN = seen(FOUR.spec());

  private static Observation seen(LRBenchmarkSpec spec) {
    List<String> hashes = Plan.of(spec).trials().stream().map(trial -> trial.hash()).toList();
    return new Observation(
        List.of(
            job("running", hashes.get(0), Stage.ACTIVE, false, 3600),
            job("starting", hashes.get(1), Stage.ACTIVE, false, 0),
            job("suspended", hashes.get(2), Stage.SUSPENDED, false, 0),
            job("queued", hashes.get(3), Stage.SUSPENDED, true, 0)),
        new TreeMap<>(),
        Map.of(),
        false);
  }

  private static SeenJob job(
      String name, String hash, Stage stage, boolean queued, double seconds) {
    return new SeenJob(
        name,
        List.of(hash),
        stage,
        queued,
        seconds > 0,
        seconds,
        1,
        Map.of(name + "-pod", seconds),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Scene.made(null));
  }

  @Test
  void startsNothingOnceTheGpuHoursAreUsedUp() {
    Decision decision =
        Deciding.of(
            FOUR.spec(),
            Plan.of(FOUR.spec()),
            Optional.empty(),
            Scene.CURRENT,
            SEEN,
            new Timing(Optional.of(START), Optional.empty(), Optional.empty(), Duration.ZERO),
            START.plusSeconds(3600));

    assertThat(decision.start()).isEmpty();
    assertThat(decision.resume()).isEmpty();
    assertThat(decision.remove()).containsExactly("starting", "suspended", "queued");
    assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
  }

  @Test
  void letsWhatTrainsEndUnderARefusedSpecAndStartsNothing() {
    Decision decision = Held.refused(FOUR.spec(), SEEN, Standing.INVALID_SPEC);

    assertThat(decision.suspend()).containsExactly("starting");
    assertThat(decision.remove()).containsExactly("queued");
    assertThat(decision.resume()).isEmpty();
  }

  @Test
  void suspendsUnderARefusedSpecThatSaysSo() {
    Decision decision =
        Held.refused(FOUR.with("spec.suspend", true).spec(), SEEN, Standing.INVALID_SPEC);

    assertThat(decision.suspend()).containsExactly("running", "starting");
  }
}
