package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lrbench.trainer.model.decoder.Decoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every trial of every family does, by whatever names its layers go. */
class FamilyTrialIT {
  static List<String> families() {
    return List.of(
        "gemma2",
        "gemma3",
        "gpt2",
        "gpt_neox",
        "llama3-rope",
        "mistral",
        "olmo2",
        "phi3",
        "qwen2",
        "qwen3");
  }

  @ParameterizedTest
  @MethodSource("families")
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

  /** Packed into one sequence they would share attention, or positions, if anything were wrong. */
  @ParameterizedTest
  @MethodSource("families")
  void examplesOfABatchDoNotSeeEachOther(String name) {
    int[] lengths = {33, 5, 12};
    try (DecoderBase base = DecoderBase.open(SharedData.path("goldens/architectures/" + name));
        TrainableModel trial = base.newTrial(options(Optional.empty()))) {
      double apart = 0;
      for (int row = 0; row < lengths.length; row++) {
        apart += trial.evaluate(batch(row, new int[] {lengths[row]})).loss();
      }
      EvaluationSums together = trial.evaluate(batch(0, lengths));
      assertThat(together.loss()).isCloseTo(apart, withinPercentage(1e-4));
      assertThat(together.count()).isEqualTo(33 + 5 + 12 - 3);
    }
  }

  private static TokenBatch batch(int from, int[] lengths) {
    int width = Arrays.stream(lengths).max().orElseThrow();
    long[] ids = new long[lengths.length * width];
    long[] labels = new long[ids.length];
    Arrays.fill(ids, TokenBatch.PADDING);
    Arrays.fill(labels, TokenBatch.IGNORED);
    for (int row = 0; row < lengths.length; row++) {
      for (int i = 0; i < lengths[row]; i++) {
        ids[row * width + i] = 1 + (17L * (row + from) + 5L * i + (long) i * i) % 90;
        labels[row * width + i] = ids[row * width + i];
      }
    }
    return new TokenBatch(ids, labels, lengths.length, width);
  }

  private static TrialOptions options(Optional<LoraSettings> lora) {
    OptimizerSettings adamw =
        new OptimizerSettings(OptimizerSettings.Kind.ADAMW, 0.9, 0.999, 1e-8, 0, 0, false);
    return new TrialOptions(1, adamw, lora, 0);
  }
}
