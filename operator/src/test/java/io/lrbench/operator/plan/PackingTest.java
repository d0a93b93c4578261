package io.lrbench.operator.plan;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.pack.PackMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {
  private static LRBenchmarkSpec spec(String cpu, int parallelism) {
    return benchmark()
        .policies("a")
        .with("spec.resources.cpu", cpu)
        .with("spec.execution.parallelism", parallelism)
        .spec();
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "2500m, 2", "500m, 1", "0.9, 1", "3.99, 3", "1000m, 1", "64, 64"})
  void trainsAsManyTrialsAtOnceAsThePodHasWholeCpus(String cpu, int workers) {
    assertThat(Packing.workers(spec(cpu, 4))).isEqualTo(workers);
  }

  @Test
  void trainsOneTrialAtOnceWhereNoCpuIsAskedFor() {
    assertThat(Packing.workers(benchmark().policies("a").spec())).isOne();
  }

  /** At most a share for every pod, a worker for every trial, and what a message has room for. */
  @ParameterizedTest
  @CsvSource({
    "8, 4, 18, 5",
    "4, 4, 18, 4",
    "8, 4, 3, 1",
    "64, 1, 100, 12",
    "8, 1, 7, 7",
    "1, 2, 18, 1",
    "8, 4, 0, 1"
  })
  void givesEveryParallelPodAShare(String cpu, int parallelism, int trials, int perPod) {
    assertThat(Packing.of(spec(cpu, parallelism), trials, KnownMemory.NONE).trialsPerPod())
        .isEqualTo(perPod);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "12, 12", "13, 12", "64, 12"})
  void takesTheGivenNumberAsFarAsTheMessageHasRoom(int given, int taken) {
    LRBenchmarkSpec spec =
        benchmark().policies("a").with("spec.execution.trialsPerPod", given).spec();

    assertThat(Packing.of(spec, 100, KnownMemory.NONE).trialsPerPod()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({"8, 4", "5, 2", "3, 1", "2, 1", "12, 6"})
  void halvesPacksThatOutgrewTheirMemory(int outgrown, int perPod) {
    LRBenchmarkSpec spec = benchmark().policies("a").with("spec.execution.trialsPerPod", 8).spec();

    assertThat(
            Packing.of(spec, 100, new KnownMemory(Optional.empty(), OptionalInt.of(outgrown)))
                .trialsPerPod())
        .isEqualTo(perPod);
  }

  /** 8 GB of shared weights, and 2 GB for each trial. */
  @ParameterizedTest
  @CsvSource({"16G, 0, 4", "12G, 0, 2", "9G, 0, 1", "1G, 0, 1", "64G, 0, 8", "9G, 1, 8", ", 0, 8"})
  void formsNoPackWhoseTensorsAloneWouldOutgrowItsMemory(String memory, int gpus, int perPod) {
    LRBenchmarkSpec spec =
        benchmark()
            .policies("a")
            .with("spec.resources.cpu", "8")
            .with("spec.resources.gpus", gpus)
            .with("spec.resources.memory", memory)
            .spec();
    PackMemory least = new PackMemory(8_000_000_000L, 2_000_000_000L);

    assertThat(
            Packing.of(spec, 100, new KnownMemory(Optional.of(least), OptionalInt.empty()))
                .trialsPerPod())
        .isEqualTo(perPod);
  }

  /** 5 scores of 14 characters more than double what a trial's result takes. */
  @Test
  void putsFewerTrialsIntoAPodWhereScoresOfTasksNeedRoom() {
    assertThat(Packing.of(fiveTasks().policies("a").spec(), 100, KnownMemory.NONE).trialsPerPod())
        .isEqualTo(11);
  }

  /** 3 rates of 23 characters more than stand in for losses on the way. */
  @Test
  void putsFewerStillWhereRangeTestsFindRates() {
    Map<String, Object> sweep = Map.of("type", "linear", "minLr", 0.001, "maxLr", 0.01);
    LRBenchmarkSpec spec =
        fiveTasks().with("spec.policies", List.of(Map.of("name", "p", "rangeTest", sweep))).spec();

    assertThat(Packing.of(spec, 100, KnownMemory.NONE).trialsPerPod()).isEqualTo(10);
  }

  private static BenchmarkFixture fiveTasks() {
    List<Map<String, String>> tasks =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    Map.of("name", "task-" + i, "uri", "file:/t.jsonl", "format", "multipleChoice"))
            .toList();
    return benchmark().with("spec.execution.trialsPerPod", 64).with("spec.evaluation.tasks", tasks);
  }

  @Test
  void runsFourPodsAtOnceUnlessToldOtherwise() {
    assertThat(Packing.parallelism(benchmark().policies("a").spec())).isEqualTo(4);
    assertThat(Packing.parallelism(spec("1", 9))).isEqualTo(9);
  }

  @Test
  void cutsTrialsIntoPacksInOrder() {
    BenchmarkFixture benchmark = benchmark().policies("a").seeds(1, 2, 3, 4, 5);
    List<Trial> trials = Plan.of(benchmark.spec()).trials();

    List<List<Trial>> packs = new Packing(2).packs(trials);

    assertThat(packs)
        .containsExactly(trials.subList(0, 2), trials.subList(2, 4), trials.subList(4, 5));
  }
}
