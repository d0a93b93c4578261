package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tiny checkpoints of every family with what transformers and PEFT compute from them; of llama
 * alone where only this repository's copies are there.
 */
@Tag("golden")
class ArchitectureGoldenIT {
  private static final double LOGIT = 5e-5;
  private static final double LOSS = 1e-5;
  private static final double NORM = 1e-4;

  @TempDir Path copy;

  static Stream<ArchitectureGolden> goldens() throws IOException {
    Path all = SharedData.orElse("goldens/architectures", Goldens.path("architectures"));
    Stream.Builder<ArchitectureGolden> goldens = Stream.builder();
    try (Stream<Path> folders = Files.list(all).filter(Files::isDirectory).sorted()) {
      for (Path folder : folders.toList()) {
        goldens.add(ArchitectureGolden.of(folder, "config.json"));
        goldens.add(ArchitectureGolden.of(folder, "config.hub.json"));
      }
    }
    return goldens.build();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void logitsLossesAndGradientsEqualTransformers(ArchitectureGolden golden) throws IOException {
    JsonNode json = golden.json();
    double logit = 0;
    double loss = 0;
    double norm = 0;
    try (DecoderBase base = DecoderBase.open(golden.model(copy))) {
      for (Map.Entry<String, JsonNode> entry : json.get("cases").properties()) {
        JsonNode expected = entry.getValue();
        TokenBatch batch = ArchitectureGolden.batch(expected);
        try (ScriptedTrial trial = base.trial(sgd(Optional.empty()), Map.of())) {
          float[] logits = trial.call("logits", batch);
          logit = Math.max(logit, logits(logits, batch, expected, base.vocabulary()));
          if (entry.getKey().equals("full")) {
            logit = Math.max(logit, largest(logits, golden.logits()));
          }
          loss = Math.max(loss, loss(trial.evaluate(batch), expected.get("loss")));
          JsonNode norms = json.get("gradient_norms").path(entry.getKey());
          if (!norms.isMissingNode()) {
            loss = Math.max(loss, relative(step(trial, batch), expected.get("loss").asDouble()));
            norm = Math.max(norm, norms(trial, norms));
          }
        }
      }
    }
    below(golden, "logit", logit, LOGIT);
    below(golden, "loss", loss, LOSS);
    below(golden, "gradient norm", norm, NORM);
  }

  /** Adapters on all linear layers, B not zero. */
  @ParameterizedTest
  @MethodSource("goldens")
  void adaptersOnEveryLinearLayerEqualPeft(ArchitectureGolden golden) throws IOException {
    JsonNode json = golden.json();
    double logit = 0;
    double loss = 0;
    double norm = 0;
    assertThat(golden.adapters()).hasSize(json.at("/lora/matrices").asInt());
    try (DecoderBase base = DecoderBase.open(golden.model(copy))) {
      for (Map.Entry<String, JsonNode> entry : json.at("/lora/cases").properties()) {
        JsonNode inputs = json.get("cases").get(entry.getKey());
        TokenBatch batch = ArchitectureGolden.batch(inputs);
        TrialOptions options = sgd(Optional.of(golden.lora()));
        try (ScriptedTrial trial = base.trial(options, golden.adapters())) {
          float[] logits = trial.call("logits", batch);
          JsonNode last = inputs.get("last_position");
          JsonNode expected = entry.getValue().get("last_logits");
          logit = Math.max(logit, last(logits, batch, last, expected));
          loss = Math.max(loss, loss(trial.evaluate(batch), entry.getValue().get("loss")));
          step(trial, batch);
          norm = Math.max(norm, norms(trial, entry.getValue().get("gradient_norms")));
        }
      }
    }
    below(golden, "lora logit", logit, LOGIT);
    below(golden, "lora loss", loss, LOSS);
    below(golden, "lora gradient norm", norm, NORM);
  }

  private static void below(
      ArchitectureGolden golden, String what, double deviation, double limit) {
    GoldenTable.of("architectures").row(golden.toString(), what, deviation, limit);
    assertThat(deviation).as(what).isLessThan(limit);
  }

  private static double logits(float[] found, TokenBatch batch, JsonNode expected, int vocabulary) {
    double largest = last(found, batch, expected.get("last_position"), expected.get("last_logits"));
    for (JsonNode sample : expected.get("logits_samples")) {
      int row = sample.get(0).asInt() * batch.length() + sample.get(1).asInt();
      float logit = found[row * vocabulary + sample.get(2).asInt()];
      largest = Math.max(largest, Math.abs(logit - sample.get(3).asDouble()));
    }
    return largest;
  }

  private static double last(
      float[] found, TokenBatch batch, JsonNode positions, JsonNode expected) {
    double largest = 0;
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      JsonNode row = expected.get(sequence);
      int start = (sequence * batch.length() + positions.get(sequence).asInt()) * row.size();
      for (int i = 0; i < row.size(); i++) {
        largest = Math.max(largest, Math.abs(found[start + i] - row.get(i).asDouble()));
      }
    }
    return largest;
  }

  private static double largest(float[] found, float[] expected) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(found[i] - expected[i]));
    }
    return largest;
  }

  private static double loss(EvaluationSums sums, JsonNode expected) {
    return relative(sums.loss() / sums.count(), expected.asDouble());
  }

  private static double norms(ScriptedTrial trial, JsonNode expected) {
    Map<String, Double> found = ArchitectureGolden.gradientNorms(trial);
    assertThat(found).hasSize(expected.size());
    double largest = 0;
    for (Map.Entry<String, JsonNode> norm : expected.properties()) {
      String name = ArchitectureGolden.ours(norm.getKey());
      double ours = found.getOrDefault(name, found.get(inCheckpoint(name)));
      largest = Math.max(largest, relative(ours, norm.getValue().asDouble()));
    }
    return largest;
  }

  /** GPT-NeoX's head as checkpoints spell it; transformers 5 renames it in memory. */
  private static String inCheckpoint(String name) {
    return name.replace("lm_head", "embed_out");
  }

  private static double relative(double found, double expected) {
    return Math.abs(found - expected) / Math.abs(expected);
  }

  private static double step(ScriptedTrial trial, TokenBatch batch) {
    return trial.step(List.of(batch), new StepRates(0, OptionalDouble.empty())).loss();
  }

  private static TrialOptions sgd(Optional<LoraSettings> lora) {
    OptimizerSettings sgd = new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    return new TrialOptions(0, sgd, lora, 0);
  }
}
