package io.lrbench.operator.decide;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.fixture.Results.FACTS;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Benchmarks of more Jobs than one turn takes. */
class TurnsTest {
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
  private static final Timing TIMING =
      new Timing(Optional.of(START), Optional.empty(), Optional.empty(), Duration.ZERO);

  private final LRBenchmarkSpec spec =
      benchmark()
          .policies("a", "b")
          .seeds(LongStream.rangeClosed(1, 600).toArray())
          .with("spec.execution.parallelism", 2000)
          .spec();
  private final Plan plan = Plan.of(spec);

  @Test
  void startsAHundredJobsAndGoesOnAtOnce() {
    Decision decision = decide(new Observation(List.of(), Map.of(), Map.of(), false));

    assertThat(decision.start()).hasSize(100);
    assertThat(decision.again()).contains(Duration.ofMillis(1));
  }

  @Test
  void keepsTheJobsThatEndedLastForTheirLogs() {
    List<SeenJob> jobs = new ArrayList<>();
    Map<String, KeptPack> kept = new TreeMap<>();
    for (int i = 0; i < 1010; i++) {
      Trial trial = plan.trials().get(i);
      String name = "job-" + (9999 - i);
      jobs.add(ended(name, trial.hash(), START.plusSeconds(i)));
      kept.put(
          name, new KeptPack(List.of(succeeded(trial.hash(), 1)), FACTS, null, false, 1, 0, 1));
    }

    Decision decision = decide(new Observation(jobs, kept, Map.of(), false));

    assertThat(decision.remove())
        .containsExactlyInAnyOrderElementsOf(jobs.stream().limit(10).map(SeenJob::name).toList());
  }

  @Test
  void keepsEveryJobThatFailed() {
    List<SeenJob> jobs = new ArrayList<>();
    Map<String, KeptPack> kept = new TreeMap<>();
    for (int i = 0; i < 1010; i++) {
      String hash = plan.trials().get(i).hash();
      jobs.add(ended("job-" + i, hash, START.plusSeconds(i)));
      kept.put(
          "job-" + i,
          new KeptPack(
              List.of(io.lrbench.operator.fixture.Results.failed(hash)),
              null,
              "OOMKilled",
              false,
              1,
              0,
              1));
    }

    assertThat(decide(new Observation(jobs, kept, Map.of(), false)).remove()).isEmpty();
  }

  private Decision decide(Observation seen) {
    return Deciding.of(
        spec, plan, Optional.empty(), Scene.CURRENT, seen, TIMING, START.plusSeconds(5000));
  }

  private static SeenJob ended(String name, String hash, Instant end) {
    return new SeenJob(
        name,
        List.of(hash),
        Stage.ENDED,
        false,
        false,
        1,
        0,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(end),
        Scene.made(null));
  }
}
