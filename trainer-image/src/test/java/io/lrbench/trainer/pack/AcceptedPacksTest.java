package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.train.Plan;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import io.lrbench.vocabulary.Policies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The packs of mutated manifests that operator and API took; written by {@code -Dtest=FuzzIT
 * -Dlrbench.packs=write} in module operator.
 */
class AcceptedPacksTest {
  private static final int MANY = 200;
  private static final int EXAMPLES = 1000;

  @Test
  void everyOneIsReadAndSettledOrRefusedWithAMessage() throws IOException {
    List<String> packs = packs();
    assertThat(packs.size()).isGreaterThan(MANY);
    for (String pack : packs) {
      try {
        settle(pack);
      } catch (InputException | InvalidPolicyException e) {
        assertThat(e.getMessage()).as(pack).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError(pack, e);
      }
    }
  }

  private static void settle(String json) {
    PackConfig config = PackReader.read(json);
    Settings settings = new Settings(config, Optional.empty());
    Plan plan = settings.plan(EXAMPLES);
    assertThat(plan.updates()).as(json).isPositive();
    assertThat(settings.checkpointEvery(plan)).as(json).isNotNegative();
    settings.objective();
    settings.tasks();
    settings.augmentation();
    for (TrialConfig trial : config.trials()) {
      Horizon horizon = new Horizon(plan.updates(), plan.updatesPerEpoch());
      Policies.resolve(trial.policy(), horizon);
      settings.options(trial.seed(), Policies.optimizer(trial.policy(), horizon));
    }
  }

  private static List<String> packs() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    AcceptedPacksTest.class.getResourceAsStream("/packs/accepted.jsonl.gz")),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }
}
