package io.lrbench.operator.observe;

import static io.lrbench.operator.observe.Objects.ANSWER;
import static io.lrbench.operator.observe.Objects.NOW;
import static io.lrbench.operator.observe.Objects.complete;
import static io.lrbench.operator.observe.Objects.ended;
import static io.lrbench.operator.observe.Objects.failed;
import static io.lrbench.operator.observe.Objects.job;
import static io.lrbench.operator.observe.Objects.map;
import static io.lrbench.operator.observe.Objects.outcomes;
import static io.lrbench.operator.observe.Objects.running;
import static io.lrbench.operator.observe.Objects.see;
import static io.lrbench.operator.observe.Objects.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lrbench.operator.fixture.Results;
import io.lrbench.operator.observe.SeenJob.Stage;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackMemory;
import io.lrbench.pack.TrialOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ConfigMaps keep, and what of it counts later. */
class KeptResultsTest {
  @Test
  void readsKeptResultsThoughJobAndPodsAreGone() {
    Observation first = see(complete(), ended(1, 0, "Completed", ANSWER));
    Map<String, String> entries = KeptResults.entries(first.news());

    Observation later =
        Observation.of(List.of(), List.of(), KeptResults.read(map("results", entries)), 0, NOW);

    assertThat(later.kept()).isEqualTo(first.news());
    assertThat(later.news()).isEmpty();
    assertThat(later.results()).isEqualTo(first.results());
    assertThat(later.gpuHours()).isEqualTo(first.gpuHours());
  }

  @Test
  void countsTheGpuHoursOfAJobThatLosesItsPods() {
    Observation running = see(job().build(), running(1, 50));

    Map<String, KeptPack> used = running.used(List.of("job"));
    Observation suspended =
        Observation.of(
            List.of(job().editSpec().withSuspend(true).endSpec().build()),
            List.of(),
            KeptResults.read(map("results", KeptResults.entries(used))),
            0,
            NOW);

    assertThat(suspended.gpuHours()).isEqualTo(running.gpuHours()).isEqualTo(100 / 3600.0);
    assertThat(suspended.results()).isEmpty();
    assertThat(stage(suspended)).isEqualTo(Stage.SUSPENDED);
    assertThat(running.used(List.of("another"))).isEmpty();
  }

  @Test
  void countsAPodOnceThoughItIsToldTwice() {
    Map<String, KeptPack> told = see(job().build(), running(1, 50)).used(List.of("job"));

    assertThat(see(job().build(), running(1, 50)).used(List.of("job"))).isEqualTo(told);
    assertThat(told).containsOnlyKeys("job.pod-1");
  }

  @Test
  void tellsAnotherGenerationNothingOfFailedTrials() {
    String partial = ANSWER.replace("\"h2\"", "\"other\"");
    Observation first = see(complete(), ended(1, 0, "Completed", partial));
    assertThat(first.results()).containsKeys("h1", "h2");

    Observation later =
        Observation.of(
            List.of(),
            List.of(),
            KeptResults.read(map("results", KeptResults.entries(first.news()))),
            2,
            NOW);

    assertThat(later.results()).containsOnlyKeys("h1");
    assertThat(later.kept().get("job").error()).isNull();
    assertThat(later.gpuHours()).isEqualTo(first.gpuHours());
  }

  @Test
  void keepsWhatAnotherTryOfALaterGenerationAnswered() {
    Map<String, KeptPack> failed = see(failed(1, 100), ended(1, 1, "Error", null)).news();
    Job again =
        new JobBuilder(complete())
            .editMetadata()
            .addToAnnotations("lrbench.io/generation", "2")
            .endMetadata()
            .build();

    Observation seen =
        Observation.of(
            List.of(again),
            List.of(ended(2, 0, "Completed", ANSWER)),
            KeptResults.read(map("results", KeptResults.entries(failed))),
            2,
            NOW);

    assertThat(outcomes(seen)).containsExactly(TrialOutcome.SUCCEEDED, TrialOutcome.DIVERGED);
    assertThat(seen.news().get("job").podSeconds()).as("both tries").isEqualTo(20);
  }

  @Test
  void doesNotKeepTwice() {
    Observation first = see(complete(), ended(1, 0, "Completed", ANSWER));

    Observation second =
        Observation.of(
            List.of(complete()),
            List.of(),
            KeptResults.read(map("results", KeptResults.entries(first.news()))),
            0,
            NOW.plusSeconds(3600));

    assertThat(second.news()).isEmpty();
    assertThat(stage(second)).isEqualTo(Stage.ENDED);
  }

  @Test
  void fetchesAgainOnceAPackHasFoundItsInputsWrong() {
    Map<String, KeptPack> kept =
        Map.of(
            "fetch", new KeptPack(List.of(), Results.FACTS, null, false, 10, 0, 1),
            "job", new KeptPack(List.of(Results.failed("h1")), null, "no file", true, 10, 1, 2));

    assertThat(at(kept, 2).kept().get("fetch").hasFetched())
        .as("it may be something else")
        .isTrue();
    assertThat(at(kept, 3).kept().get("fetch").hasFetched()).isFalse();
  }

  @Test
  void tellsALaterSpecNothingOfTheMemoryOfWhatWasFetched() {
    PackFacts facts =
        new PackFacts(
            1, 1, 1, 1, null, null, "", new PackMemory(4, 3), Map.of("model.uri", "1"), null, null);
    Map<String, KeptPack> kept =
        Map.of("fetch", new KeptPack(List.of(), facts, null, false, 10, 0, 1));

    assertThat(at(kept, 1).kept()).isEqualTo(kept);
    KeptPack later = at(kept, 2).kept().get("fetch");
    assertThat(later.hasFetched()).isTrue();
    assertThat(later.facts().memory()).as("it may be trained otherwise").isNull();
    assertThat(later.facts().revisions()).containsEntry("model.uri", "1");
  }

  private static Observation at(Map<String, KeptPack> kept, long generation) {
    return Observation.of(List.of(), List.of(), kept, generation, NOW);
  }
}
