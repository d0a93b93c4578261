package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.model.decoder.Decoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every trial of every family does, by whatever names its layers go. */
class FamilyTrialIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gemma2",
        "gemma3",
        "gpt2",
        "gpt_neox",
        "llama3-rope",
        "mistral",
        "olmo2",
        "phi3",
        "qwen2",
        "qwen3"
      })
  void adaptersOnAllLayersAndTheHeadStartAtTheBaseAndLearn(String name) throws IOException {
    Path folder = SharedData.path("goldens/architectures/" + name);
    String head = Decoder.read(folder).layout().head().path();
    LoraSettings everywhere = new LoraSettings(4, 8, 0, List.of("all-linear", head));
    TokenBatch batch =
        ArchitectureGolden.batch(
            ArchitectureGolden.of(folder, "config.json").json().at("/cases/padded"));
    try (DecoderBase base = DecoderBase.open(folder);
        TrainableModel full = base.newTrial(options(Optional.empty()));
        TrainableModel lora = base.newTrial(options(Optional.of(everywhere)))) {
      double before = full.evaluate(batch).loss();
      double start = lora.evaluate(batch).loss();
      assertThat(Math.abs(start - before) / before).isLessThan(1e-6);
      for (int i = 0; i < 10; i++) {
        lora.step(List.of(batch), new StepRates(0.01, OptionalDouble.empty()));
      }
      assertThat(lora.evaluate(batch).loss()).isLessThan(0.8 * before);
      assertThat(full.evaluate(batch).loss()).as("the base stays frozen").isEqualTo(before);
    }
  }

  private static TrialOptions options(Optional<LoraSettings> lora) {
    OptimizerSettings adamw =
        new OptimizerSettings(OptimizerSettings.Kind.ADAMW, 0.9, 0.999, 1e-8, 0, 0, false);
    return new TrialOptions(1, adamw, lora, 0);
  }
}
