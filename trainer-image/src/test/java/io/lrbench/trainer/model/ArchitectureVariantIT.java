package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What transformers computes from golden checkpoints under other values of their config.json. */
@Tag("golden")
class ArchitectureVariantIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double LOGIT = 5e-5;
  private static final double LOSS = 1e-5;

  @TempDir Path copy;

  record Variant(JsonNode json) {
    @Override
    public String toString() {
      return json.get("checkpoint").asText() + ": " + json.get("what").asText();
    }
  }

  static Stream<Variant> variants() throws IOException {
    JsonNode all = JSON.readTree(Goldens.path("architecture-variants.json").toFile());
    return StreamSupport.stream(all.get("variants").spliterator(), false).map(Variant::new);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void logitsAndLossEqualTransformers(Variant variant) throws IOException {
    String name = "architectures/" + variant.json().get("checkpoint").asText();
    Path folder = SharedData.orElse("goldens/" + name, Goldens.path(name));
    Assumptions.assumeTrue(Files.exists(folder), folder + " is absent");
    ArchitectureGolden golden = ArchitectureGolden.of(folder, "config.hub.json");
    JsonNode full = golden.json().at("/cases/full");
    TokenBatch batch = ArchitectureGolden.batch(full);
    OptimizerSettings sgd = new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    try (DecoderBase base = DecoderBase.open(changed(golden, variant));
        ScriptedTrial trial = base.trial(new TrialOptions(0, sgd, Optional.empty(), 0), Map.of())) {
      EvaluationSums sums = trial.evaluate(batch);
      float[] logits = trial.call("logits", batch);
      double expected = variant.json().get("loss").asDouble();
      double loss = Math.abs(sums.loss() / sums.count() - expected) / expected;
      double logit = deviation(logits, base.vocabulary(), variant.json().get("last_logits"));
      GoldenTable.of("architectures").row(variant.toString(), "loss", loss, LOSS);
      GoldenTable.of("architectures").row(variant.toString(), "logit", logit, LOGIT);
      assertThat(loss).isLessThan(LOSS);
      assertThat(logit).isLessThan(LOGIT);
    }
  }

  private Path changed(ArchitectureGolden golden, Variant variant) throws IOException {
    Path file = golden.model(copy).resolve("config.json");
    ObjectNode config = (ObjectNode) JSON.readTree(file.toFile());
    variant.json().get("config").properties().forEach(e -> config.set(e.getKey(), e.getValue()));
    Files.writeString(file, config.toString());
    return copy;
  }

  private static double deviation(float[] logits, int vocabulary, JsonNode last) {
    double largest = 0;
    for (int i = 0; i < last.size(); i++) {
      float found = logits[logits.length - vocabulary + i];
      largest = Math.max(largest, Math.abs(found - last.get(i).asDouble()));
    }
    return largest;
  }
}
