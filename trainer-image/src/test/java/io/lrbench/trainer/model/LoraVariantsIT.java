package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.OptimizerSettings.Kind;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * rsLoRA and LoRA+ against PEFT 0.21.2 and PyTorch 2.7.1: stories260K, the adapters and batches of
 * goldens/lora, {@code LoraConfig(r=8, lora_alpha=16, use_rslora=…)} and {@code
 * create_loraplus_optimizer(model, AdamW, lr=1e-3, loraplus_lr_ratio=…,
 * loraplus_weight_decay=0.01)}, clipping at 1, float32 on one thread.
 */
@Tag("golden")
class LoraVariantsIT {
  private static final double LIMIT = 1e-4;

  @ParameterizedTest
  @CsvSource({"rslora, true, 1", "loraplus, false, 16", "both, true, 4"})
  void everyLossAndNormEqualsPeft(String name, boolean rankStabilized, double ratio)
      throws IOException {
    Path folder = SharedData.path("goldens/lora");
    StoredTensor train = SafetensorsFile.read(folder.resolve("batches.safetensors")).get("train");
    List<CsvRow> rows = CsvRow.read(Goldens.path("lora-variants/" + name + ".csv"));
    Map<String, FloatBuffer> initial = new HashMap<>();
    SafetensorsFile.read(folder.resolve("init.safetensors"))
        .forEach((key, t) -> initial.put(ours(key), t.floats()));
    double deviation = 0;
    try (DecoderBase base = DecoderBase.open(SharedData.path("models/stories260K"));
        ScriptedTrial trial = base.trial(options(rankStabilized, ratio, List.of()), initial)) {
      for (int u = 0; u < rows.size(); u++) {
        StepOutcome outcome =
            trial.step(List.of(batch(train, u)), new StepRates(1e-3, OptionalDouble.empty()));
        CsvRow row = rows.get(u);
        deviation =
            Math.max(deviation, Math.abs(outcome.loss() - row.get("loss")) / row.get("loss"));
        double norm = row.get("grad_norm");
        deviation = Math.max(deviation, Math.abs(outcome.gradNorm() - norm) / norm);
      }
    }
    GoldenTable.of("lora").row(name, "losses and norms", deviation, LIMIT);
    assertThat(deviation).isLessThan(LIMIT);
  }

  /** A group that multiplies the rate of B is LoRA+ by another name; one of 0 freezes. */
  @Test
  void groupsMultiplyTheRateOfWhatTheyMatch() throws IOException {
    ParameterGroup b = new ParameterGroup(Pattern.compile("lora_B"), 16, OptionalDouble.of(0.01));
    ParameterGroup frozen =
        new ParameterGroup(Pattern.compile("lora_B"), 0, OptionalDouble.empty());
    TokenBatch batch =
        new TokenBatch(new long[] {1, 5, 9, 2, 7, 3}, new long[] {1, 5, 9, 2, 7, 3}, 1, 6);
    try (DecoderBase base = DecoderBase.open(Goldens.path("architectures/llama"));
        TrainableModel plus = base.newTrial(options(false, 16, List.of()));
        TrainableModel grouped = base.newTrial(options(false, 1, List.of(b)));
        TrainableModel still = base.newTrial(options(false, 1, List.of(frozen)))) {
      for (int t = 0; t < 3; t++) {
        StepRates rates = new StepRates(1e-3, OptionalDouble.empty());
        assertThat(grouped.step(List.of(batch), rates)).isEqualTo(plus.step(List.of(batch), rates));
        still.step(List.of(batch), rates);
      }
      assertThat(grouped.weights()).isEqualTo(plus.weights());
      for (StoredTensor tensor : still.weights()) {
        if (tensor.name().contains("lora_B")) {
          assertThat(tensor.floats()).isEqualTo(FloatBuffer.allocate(tensor.floats().remaining()));
        }
      }
    }
  }

  @Test
  void refusesAGroupThatMatchesNothing() {
    ParameterGroup wrong = new ParameterGroup(Pattern.compile("lora_C"), 2, OptionalDouble.empty());
    Path llama = Goldens.path("architectures/llama");
    assertThatThrownBy(() -> DecoderBase.inspect(llama, options(false, 1, List.of(wrong))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("training.optimizer.groups[0].match")
        .hasMessageContaining("lora_C");
  }

  private static TrialOptions options(
      boolean rankStabilized, double ratio, List<ParameterGroup> groups) {
    OptimizerSettings adamw =
        new OptimizerSettings(Kind.ADAMW, 0.9, 0.999, 1e-8, 0.01, 0, false, Map.of(), groups);
    List<String> targets = List.of("q_proj", "v_proj");
    LoraSettings lora =
        new LoraSettings(8, 16, 0, targets, rankStabilized, ratio, Optional.empty());
    return new TrialOptions(0, adamw, Optional.of(lora), 1);
  }

  private static String ours(String peft) {
    return peft.replace("base_model.model.", "").replace(".default", "");
  }

  private static TokenBatch batch(StoredTensor all, int row) {
    int rows = Math.toIntExact(all.shape().get(1));
    int size = rows * Math.toIntExact(all.shape().get(2));
    int[] ints = Arrays.copyOfRange(all.ints(), row * size, (row + 1) * size);
    long[] ids = Arrays.stream(ints).asLongStream().toArray();
    return new TokenBatch(ids, ids, rows, size / rows);
  }
}
