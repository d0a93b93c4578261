package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiny LLaMA checkpoints with the logits and losses that transformers computes from them. */
class LlamaGoldenIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama-fp16", "llama-gqa", "llama-gqa-sharded"})
  void logitsAndLossesEqualTransformers(String name) throws IOException {
    Path folder = SharedData.path("goldens/architectures/" + name);
    JsonNode golden = JSON.readTree(folder.resolve("golden.json").toFile());
    if (golden.has("same_as")) {
      Path other = SharedData.path("goldens/architectures/" + golden.get("same_as").asText());
      golden = JSON.readTree(other.resolve("golden.json").toFile());
    }
    try (LlamaBase base = LlamaBase.open(folder);
        ScriptedTrial trial = base.trial(full(), Map.of())) {
      for (Map.Entry<String, JsonNode> entry : golden.get("cases").properties()) {
        JsonNode expected = entry.getValue();
        TokenBatch batch = batch(expected);
        EvaluationSums sums = trial.evaluate(batch);
        assertThat(sums.loss() / sums.count())
            .as(name + " " + entry.getKey())
            .isCloseTo(expected.get("loss").asDouble(), within(1e-5 * 10));
        float[] logits = trial.call("logits", batch);
        for (JsonNode sample : expected.get("logits_samples")) {
          int row = sample.get(0).asInt() * batch.length() + sample.get(1).asInt();
          float found = logits[row * base.vocabulary() + sample.get(2).asInt()];
          assertThat((double) found).isCloseTo(sample.get(3).asDouble(), within(5e-5));
        }
      }
      double norm =
          trial
              .step(
                  List.of(batch(golden.at("/cases/full"))),
                  new StepRates(0, OptionalDouble.empty()))
              .gradNorm();
      assertThat(norm).isCloseTo(norm(golden.at("/gradient_norms/full")), within(1e-4 * norm));
    }
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
