package io.lrbench.operator.plan;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.fixture.BenchmarkFixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
  private static Plan plan(BenchmarkFixture benchmark) {
    return Plan.of(benchmark.spec());
  }

  private static String hash(BenchmarkFixture benchmark) {
    return plan(benchmark).trials().get(0).hash();
  }

  private static List<String> names(List<Trial> trials) {
    return trials.stream().map(trial -> trial.policy().name() + trial.seed()).toList();
  }

  @Test
  void runsEveryPolicyWithEverySeedInManifestOrder() {
    Plan plan = plan(benchmark().policies("z", "a").seeds(7, 3));

    assertThat(names(plan.trials())).containsExactly("z7", "z3", "a7", "a3");
    assertThat(plan.trials()).extracting(Trial::hash).doesNotHaveDuplicates();
  }

  @Test
  void expandsAGridLastArgumentFastest() {
    Plan plan =
        plan(
            benchmark()
                .policy(
                    "{'name': 'exp', 'lrbench': {'type': 'EXP'},"
                        + " 'grid': {'k0': [0.1, 0.01], 'gamma': [0.9, 0.5]}}"));

    assertThat(names(plan.trials()))
        .containsExactly(
            "exp-gamma-0.9-k0-0.11",
            "exp-gamma-0.9-k0-0.011",
            "exp-gamma-0.5-k0-0.11",
            "exp-gamma-0.5-k0-0.011");
  }

  @Test
  void sharesTheTrialsOfPoliciesThatDifferInNameOnly() {
    Plan plan = plan(benchmark().policy("one", 0.1).policy("two", 0.1).policy("other", 0.2));

    assertThat(plan.trials()).hasSize(3);
    assertThat(names(plan.distinctTrials())).containsExactly("one1", "other1");
    assertThat(plan.trials().get(0).hash()).isEqualTo(plan.trials().get(1).hash());
  }

  /** What a user may change without losing a result. */
  @ParameterizedTest
  @CsvSource({
    "metadata.name, another",
    "spec.suspend, true",
    "spec.execution.parallelism, 9",
    "spec.execution.trialsPerPod, 3",
    "spec.execution.retries, 0",
    "spec.execution.checkpoint.every, 5%",
    "spec.execution.checkpoint.claim, work",
    "spec.execution.checkpoint.keepFinished, true",
    "spec.execution.timeLimit, 3h",
    "spec.training.activationCheckpointing, true",
    "spec.resources.cpu, 8",
    "spec.resources.gpus, 1",
    "spec.policies.0.name, another",
    "spec.podTemplate.metadata.labels.team, nlp",
  })
  void keepsTheHashWhateverDecidesNoResult(String path, String value) {
    BenchmarkFixture before = benchmark().policy("a", 0.1);
    BenchmarkFixture after =
        path.startsWith("spec.policies")
            ? benchmark().policy(value, 0.1)
            : before.with(path, value);

    assertThat(hash(after)).isEqualTo(hash(before));
  }

  @ParameterizedTest
  @CsvSource({
    "spec.model.uri, file:/other",
    "spec.dataset.uri, file:/other.txt",
    "spec.dataset.maxExamples, 9",
    "spec.training.updates, 101",
    "spec.training.batchSize, 4",
    "spec.training.precision, bf16",
    "spec.training.optimizer.weightDecay, 0.1",
    "spec.training.lora.rank, 4",
    "spec.evaluation.every, 5%",
    "spec.objective.target, 2.5",
  })
  void changesTheHashWithWhatDecidesTheResult(String path, String value) {
    BenchmarkFixture before = benchmark().policy("a", 0.1);

    assertThat(hash(before.with(path, value))).isNotEqualTo(hash(before));
  }

  @Test
  void takesTrialsThatWereExportedWhereExportIsTurnedOffAndNotTheOtherWayRound() {
    BenchmarkFixture plain = benchmark().policies("a").with("spec.training.export", false);
    BenchmarkFixture exporting = plain.with("spec.training.export", true);
    String exported = hash(exporting);

    assertThat(exported).isNotEqualTo(hash(plain));
    assertThat(hashes(plain, exported)).containsExactly(exported);
    assertThat(hashes(plain, exported, hash(plain))).containsExactly(hash(plain));
    assertThat(hashes(exporting, hash(plain))).containsExactly(exported);
    assertThat(hashes(plain.with("spec.training.updates", 9), exported))
        .doesNotContain(exported, hash(plain));
  }

  private static List<String> hashes(BenchmarkFixture benchmark, String... known) {
    return Draft.of(benchmark.spec()).plan(Set.of(known)).trials().stream()
        .map(Trial::hash)
        .toList();
  }

  @Test
  void changesTheHashWithSeedRateAndWrappers() {
    BenchmarkFixture fix = benchmark().policy("a", 0.1);

    assertThat(
            List.of(
                hash(fix),
                hash(fix.seeds(2)),
                hash(benchmark().policy("a", 0.2)),
                hash(
                    benchmark()
                        .policy(
                            "{'name': 'a', 'lrbench': {'type': 'FIX', 'k0': 0.1}, 'floor': 0.1}"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void ignoresTheOrderOfSeedsAndPolicies() {
    List<String> one =
        plan(benchmark().policies("a", "b").seeds(1, 2)).trials().stream()
            .map(Trial::hash)
            .toList();
    List<String> other =
        plan(benchmark().policies("b", "a").seeds(2, 1)).trials().stream()
            .map(Trial::hash)
            .toList();

    assertThat(other).containsExactly(one.get(3), one.get(2), one.get(1), one.get(0));
  }

  @Test
  void hashesToSixteenHexadecimalDigits() {
    assertThat(hash(benchmark().policies("a"))).matches("[0-9a-f]{16}");
  }
}
