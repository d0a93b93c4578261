package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiny LLaMA checkpoints with the logits and losses that transformers computes from them. */
class LlamaGoldenIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "llama, config.json",
    "llama, config.hub.json",
    "llama-fp16, config.json",
    "llama-gqa, config.json",
    "llama-gqa, config.hub.json",
    "llama-gqa-sharded, config.json"
  })
  void logitsAndLossesEqualTransformers(String name, String config, @TempDir Path copy)
      throws IOException {
    Path folder = Goldens.copy("architectures/" + name, copy);
    Files.copy(folder.resolve(config), folder.resolve("c"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        folder.resolve("c"), folder.resolve("config.json"), StandardCopyOption.REPLACE_EXISTING);
    JsonNode golden = golden(name);
    try (DecoderBase base = DecoderBase.open(folder);
        ScriptedTrial trial = base.trial(full(), Map.of())) {
      for (Map.Entry<String, JsonNode> entry : golden.get("cases").properties()) {
        JsonNode expected = entry.getValue();
        TokenBatch batch = batch(expected);
        assertLoss(trial.evaluate(batch), expected);
        float[] logits = trial.call("logits", batch);
        for (JsonNode sample : expected.get("logits_samples")) {
          int row = sample.get(0).asInt() * batch.length() + sample.get(1).asInt();
          float found = logits[row * base.vocabulary() + sample.get(2).asInt()];
          assertThat((double) found).isCloseTo(sample.get(3).asDouble(), within(5e-5));
        }
      }
      assertNorm(trial, golden.at("/cases/full"), golden.at("/gradient_norms/full"));
    }
  }

  /** Adapters on all seven linear layers, B not zero. */
  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama-gqa"})
  void adaptersOnEveryLinearLayerEqualPeft(String name) throws IOException {
    Path folder = Goldens.path("architectures/" + name);
    JsonNode golden = golden(name);
    Map<String, FloatBuffer> adapters = new HashMap<>();
    SafetensorsFile.read(folder.resolve("lora_init.safetensors"))
        .forEach((peft, tensor) -> adapters.put(ours(peft), tensor.floats()));
    List<String> targets = new ArrayList<>();
    golden.at("/lora/targets").forEach(target -> targets.add(target.asText()));
    TrialOptions options =
        new TrialOptions(0, full().optimizer(), Optional.of(new LoraSettings(4, 8, 0, targets)), 0);
    try (DecoderBase base = DecoderBase.open(folder)) {
      for (Map.Entry<String, JsonNode> entry : golden.at("/lora/cases").properties()) {
        JsonNode inputs = golden.get("cases").get(entry.getKey());
        try (ScriptedTrial trial = base.trial(options, adapters)) {
          assertThat(adapters).hasSize(golden.at("/lora/matrices").asInt());
          EvaluationSums sums = trial.evaluate(batch(inputs));
          assertThat(sums.loss() / sums.count())
              .isCloseTo(entry.getValue().get("loss").asDouble(), withinPercentage(1e-3));
          assertNorm(trial, inputs, entry.getValue().get("gradient_norms"));
        }
      }
    }
  }

  private static JsonNode golden(String name) throws IOException {
    JsonNode golden =
        JSON.readTree(Goldens.path("architectures/" + name).resolve("golden.json").toFile());
    return golden.has("same_as") ? golden(golden.get("same_as").asText()) : golden;
  }

  private static String ours(String peft) {
    return peft.replace("base_model.model.", "").replace(".default", "");
  }

  private static void assertLoss(EvaluationSums sums, JsonNode expected) {
    assertThat(sums.count()).isEqualTo(expected.get("predicted_tokens").asLong());
    assertThat(sums.loss() / sums.count())
        .isCloseTo(expected.get("loss").asDouble(), withinPercentage(1e-3));
  }

  private static void assertNorm(ScriptedTrial trial, JsonNode inputs, JsonNode norms) {
    StepRates still = new StepRates(0, OptionalDouble.empty());
    double norm = trial.step(List.of(batch(inputs)), still).gradNorm();
    assertThat(norm).isCloseTo(norm(norms), withinPercentage(1e-2));
  }

  private static double norm(JsonNode norms) {
    double square = 0;
    for (JsonNode norm : norms) {
      square += norm.asDouble() * norm.asDouble();
    }
    return Math.sqrt(square);
  }

  private static TrialOptions full() {
    OptimizerSettings adamw =
        new OptimizerSettings(OptimizerSettings.Kind.ADAMW, 0.9, 0.999, 1e-8, 0, 0, false);
    return new TrialOptions(0, adamw, Optional.empty(), 0);
  }

  private static TokenBatch batch(JsonNode expected) {
    List<Long> ids = new ArrayList<>();
    List<Long> labels = new ArrayList<>();
    expected.get("input_ids").forEach(row -> row.forEach(id -> ids.add(id.asLong())));
    expected.get("labels").forEach(row -> row.forEach(label -> labels.add(label.asLong())));
    int size = expected.get("input_ids").size();
    return new TokenBatch(array(ids), array(labels), size, ids.size() / size);
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
