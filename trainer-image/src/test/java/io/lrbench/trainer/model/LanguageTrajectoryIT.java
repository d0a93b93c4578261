package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** stories260K trained by transformers, PEFT and PyTorch; see the goldens' own README. */
@Tag("golden")
class LanguageTrajectoryIT {
  private static final double RELATIVE = 1e-4;
  private static final int LENGTH = 128;

  static Stream<Case> cases() throws IOException {
    return Stream.concat(of("lora"), of("full"));
  }

  record Case(String folder, JsonNode settings) {
    @Override
    public String toString() {
      return folder + " " + settings.get("file").asText();
    }
  }

  private static Stream<Case> of(String folder) throws IOException {
    Path index = SharedData.path("goldens/" + folder + "/index.json");
    JsonNode cases = new ObjectMapper().readTree(index.toFile()).get("cases");
    return StreamSupport.stream(cases.spliterator(), false).map(c -> new Case(folder, c));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyLossAndNormEqualsTheLibraries(Case golden) throws IOException {
    Path folder = SharedData.path("goldens/" + golden.folder());
    Map<String, StoredTensor> batches = SafetensorsFile.read(folder.resolve("batches.safetensors"));
    List<CsvRow> rows = CsvRow.read(folder.resolve(golden.settings().get("file").asText()));
    double deviation = 0;
    try (DecoderBase base = DecoderBase.open(SharedData.path("models/stories260K"));
        ScriptedTrial trial = base.trial(options(golden), adapters(golden, folder))) {
      deviation =
          Math.max(
              deviation,
              deviation(heldOut(trial, batches), golden.settings().at("/held_out_nll/before")));
      for (int u = 0; u < rows.size(); u++) {
        CsvRow row = rows.get(u);
        StepOutcome outcome =
            trial.step(
                List.of(batch(batches.get("train"), u)),
                new StepRates(row.get("lr"), OptionalDouble.empty()));
        deviation =
            Math.max(deviation, Math.abs(outcome.loss() - row.get("loss")) / row.get("loss"));
        deviation =
            Math.max(
                deviation,
                Math.abs(outcome.gradNorm() - row.get("grad_norm")) / row.get("grad_norm"));
      }
      deviation =
          Math.max(
              deviation,
              deviation(heldOut(trial, batches), golden.settings().at("/held_out_nll/after")));
    }
    GoldenTable.of("training").row(golden.toString(), "loss, norm, held-out", deviation, RELATIVE);
    assertThat(deviation).isLessThan(RELATIVE);
  }

  private static double deviation(double found, JsonNode expected) {
    return Math.abs(found - expected.asDouble()) / expected.asDouble();
  }

  private static TrialOptions options(Case golden) {
    OptimizerSettings adamw =
        new OptimizerSettings(
            OptimizerSettings.Kind.ADAMW,
            0.9,
            0.999,
            1e-8,
            golden.settings().get("weight_decay").asDouble(),
            0,
            false);
    Optional<LoraSettings> lora =
        golden.folder().equals("lora")
            ? Optional.of(new LoraSettings(8, 16, 0, List.of("q_proj", "v_proj")))
            : Optional.empty();
    return new TrialOptions(0, adamw, lora, golden.settings().path("clip").asDouble(0));
  }

  private static Map<String, FloatBuffer> adapters(Case golden, Path folder) {
    Map<String, FloatBuffer> adapters = new HashMap<>();
    if (golden.folder().equals("lora")) {
      SafetensorsFile.read(folder.resolve("init.safetensors"))
          .forEach((name, tensor) -> adapters.put(ours(name), tensor.floats()));
    }
    return adapters;
  }

  private static String ours(String peft) {
    return peft.replace("base_model.model.", "").replace(".default", "");
  }

  private static double heldOut(TrainableModel trial, Map<String, StoredTensor> batches) {
    EvaluationSums sums = EvaluationSums.NONE;
    for (int i = 0; i < batches.get("held_out").shape().get(0); i++) {
      sums = sums.plus(trial.evaluate(batch(batches.get("held_out"), i)));
    }
    return sums.loss() / sums.count();
  }

  private static TokenBatch batch(StoredTensor all, int row) {
    int size = Math.toIntExact(all.shape().get(1)) * LENGTH;
    int[] ints = Arrays.copyOfRange(all.ints(), row * size, (row + 1) * size);
    long[] ids = Arrays.stream(ints).asLongStream().toArray();
    return new TokenBatch(ids, ids, size / LENGTH, LENGTH);
  }
}
