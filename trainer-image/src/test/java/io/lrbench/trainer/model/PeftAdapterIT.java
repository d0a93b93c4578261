package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.OptimizerSettings.Kind;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters out to PEFT's layout and in again; docs/peft-round-trip.py asks PEFT itself. */
class PeftAdapterIT {
  private static final TokenBatch BATCH =
      new TokenBatch(new long[] {1, 5, 9, 2, 7, 3}, new long[] {1, 5, 9, 2, 7, 3}, 1, 6);

  @TempDir Path folder;

  @Test
  void goesOutInPeftsNamesAndComesBackBitForBit() throws IOException {
    LoraSettings lora = lora(4, 8, List.of("q_proj", "v_proj"), false, Optional.empty());
    try (DecoderBase base = DecoderBase.open(Goldens.path("architectures/llama"));
        TrainableModel trial = base.newTrial(options(lora))) {
      trial.step(List.of(BATCH), new StepRates(0.1, OptionalDouble.empty()));
      PeftAdapter.write(folder, lora, new PeftBase("o/n", "v1"), trial.weights());
      LoraSettings from = lora(4, 8, List.of("q_proj", "v_proj"), false, Optional.of(folder));
      try (TrainableModel again = base.newTrial(options(from))) {
        assertThat(again.weights()).isEqualTo(trial.weights());
        assertThat(again.evaluate(BATCH)).isEqualTo(trial.evaluate(BATCH));
      }
    }
    assertThat(SafetensorsFile.read(folder.resolve("adapter_model.safetensors")))
        .containsKey("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight");
    JsonNode config = new ObjectMapper().readTree(folder.resolve("adapter_config.json").toFile());
    assertThat(config.get("peft_type").asText()).isEqualTo("LORA");
    assertThat(config.get("base_model_name_or_path").asText()).isEqualTo("o/n");
    assertThat(config.get("revision").asText()).isEqualTo("v1");
    assertThat(config.get("r").asInt()).isEqualTo(4);
    assertThat(config.get("lora_alpha").asDouble()).isEqualTo(8);
    assertThat(config.get("target_modules").toString()).isEqualTo("[\"q_proj\",\"v_proj\"]");
  }

  @Test
  void refusesOtherAdaptersThanTheManifestDescribes() throws IOException {
    LoraSettings made = lora(4, 8, List.of("q_proj", "v_proj"), false, Optional.empty());
    try (DecoderBase base = DecoderBase.open(Goldens.path("architectures/llama"));
        TrainableModel trial = base.newTrial(options(made))) {
      PeftAdapter.write(folder, made, new PeftBase("o/n", "v1"), trial.weights());
      Optional<Path> start = Optional.of(folder);
      refused(
          base,
          lora(8, 8, List.of("q_proj", "v_proj"), false, start),
          "training.lora.rank",
          "rank: 4");
      refused(
          base,
          lora(4, 16, List.of("q_proj", "v_proj"), false, start),
          "training.lora.alpha",
          "alpha: 8.0");
      refused(
          base,
          lora(4, 8, List.of("q_proj", "v_proj"), true, start),
          "training.lora.rsLora",
          "rsLora: false");
      refused(base, lora(4, 8, List.of("q_proj"), false, start), "v_proj", "write the targets");
      refused(
          base,
          lora(4, 8, List.of("q_proj", "v_proj", "k_proj"), false, start),
          "k_proj",
          "no such tensor");
    }
  }

  private static void refused(DecoderBase base, LoraSettings lora, String field, String remedy) {
    assertThatThrownBy(() -> base.newTrial(options(lora)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(field)
        .hasMessageContaining(remedy);
  }

  private static LoraSettings lora(
      int rank, double alpha, List<String> targets, boolean rankStabilized, Optional<Path> start) {
    return new LoraSettings(rank, alpha, 0, targets, rankStabilized, 1, start);
  }

  private static TrialOptions options(LoraSettings lora) {
    OptimizerSettings adamw = new OptimizerSettings(Kind.ADAMW, 0.9, 0.999, 1e-8, 0, 0, false);
    return new TrialOptions(7, adamw, Optional.of(lora), 1);
  }
}
