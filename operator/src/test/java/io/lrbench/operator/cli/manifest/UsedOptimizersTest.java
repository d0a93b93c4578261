package io.lrbench.operator.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.OptimizerSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of training.optimizer some policy uses is taken; the folder invalid has what none does. */
class UsedOptimizersTest {
  private static final String SCHEDULE = "{name: s, lrbench: {type: FIX, k0: 0.1}}";
  private static final String FREE = "{name: f, learningRateFree: {type: %s}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: sgd, momentum: 0.9, betas: [0.8, 0.99], epsilon: 1.0e-6} | s | prodigy",
        "{type: sgd, momentum: 0.9, nesterov: true} | s | dAdaptAdam",
        "{type: adam, momentum: 0.9, betas: [0.8, 0.99]} | s | dAdaptSgd",
        "{momentum: 0.9} | | scheduleFreeSgd",
        "{betas: [0.8, 0.99], epsilon: 1.0e-6} | | hypergradientAdam",
        "{type: sgd, betas: [0.9, 0.999], epsilon: 1.0e-8} | s |",
        "{type: adamw} | | prodigy",
      })
  void isTaken(String optimizer, String schedule, String free) {
    String policies =
        schedule == null
            ? FREE.formatted(free)
            : free == null ? SCHEDULE : SCHEDULE + ", " + FREE.formatted(free);
    String yaml =
        """
        apiVersion: lrbench.io/v1alpha1
        kind: LRBenchmark
        metadata: {name: p}
        spec:
          model: {builtin: cnn3}
          dataset: {uri: "file:data", format: idx}
          training: {method: full, updates: 100, optimizer: %s}
          policies: [%s]
          seeds: [1]
        """
            .formatted(optimizer, policies);

    OptimizerSpec read = ManifestReader.read(yaml).getSpec().training().optimizer();

    assertThat(read.betas()).hasSize(2);
  }
}
