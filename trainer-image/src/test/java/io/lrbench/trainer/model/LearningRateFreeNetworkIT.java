package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.policy.LrPolicy;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Optimizers that find their own step size against their packages on a network, both in float32.
 *
 * <p>The limits are twice what float32 and float64 differ by there (index.json), as two float32
 * runs may be that far apart: with d0 = 1e-6 the distance from the start has few correct digits in
 * the first updates.
 */
@Tag("golden")
class LearningRateFreeNetworkIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UPDATES = 50;
  private static final Limits LIMITS = new Limits(1e-6, 7e-6);
  private static final Map<String, Limits> WIDER =
      Map.of(
          "mlp-prodigy.csv", new Limits(1.6e-4, 6e-4),
          "mlp-dadapt-adam.csv", new Limits(1e-5, 7e-5),
          "mlp-dadapt-adam-decoupled.csv", new Limits(1e-5, 7e-5));

  private record Limits(double loss, double other) {}

  static Stream<LearningRateFreeCase> cases() throws IOException {
    return LearningRateFreeCase.of("mlp", UPDATES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyUpdateEqualsThePackage(LearningRateFreeCase golden) throws IOException {
    Path folder = SharedData.path("goldens/vision");
    Path images = SharedData.path("vision/fashion-mnist");
    IdxImages train = IdxImages.read(images, "train");
    JsonNode batches = JSON.readTree(folder.resolve("batches.json").toFile());
    Map<String, FloatBuffer> initial = new HashMap<>();
    SafetensorsFile.read(folder.resolve("mlp.init.safetensors"))
        .forEach((name, tensor) -> initial.put(name, tensor.floats()));
    OptimizerSettings settings = golden.settings();
    LrPolicy policy = golden.policy();
    List<CsvRow> rows = golden.rows();
    Deviations found = new Deviations();
    try (ClassifierBase base = new ClassifierBase(Classifier.MLP, new ImageShape(1, 28, 28), 10);
        TrainableModel trial =
            base.trial(new TrialOptions(0, settings, Optional.empty(), 0), initial)) {
      for (int t = 0; t < UPDATES; t++) {
        CsvRow row = rows.get(t);
        List<ImageBatch> batch =
            List.of(train.batch(JSON.treeToValue(batches.get(t), int[].class)));
        double lr = policy.learningRate(t, List.of());
        StepOutcome outcome = trial.step(batch, new StepRates(lr, OptionalDouble.empty()));
        found.loss(outcome.loss(), row.get("loss"));
        found.other(outcome.gradNorm(), row.get("grad_norm"));
        found.other(outcome.learningRate(), row.get("effective_lr"));
      }
      found.loss(atTheEnd(trial, IdxImages.read(images, "t10k"), golden), finalLoss(golden));
      found.norms(trial.weights(), golden.golden().at("/final/norms"));
      JsonNode d = golden.golden().at("/final/d");
      if (d.isNumber()) {
        found.other(scalar(trial.state(), "estimate.0"), d.asDouble());
      }
    }
    Limits limits = WIDER.getOrDefault(golden.file(), LIMITS);
    GoldenTable.of("lrfree").row(golden.file(), "float32 losses", found.loss, limits.loss());
    GoldenTable.of("lrfree")
        .row(golden.file(), "float32 norms and rates", found.other, limits.other());
    assertThat(found.loss).isLessThan(limits.loss());
    assertThat(found.other).isLessThan(limits.other());
  }

  private static double atTheEnd(
      TrainableModel trial, IdxImages test, LearningRateFreeCase golden) {
    EvaluationSums sums = trial.evaluate(test.batch(IntStream.range(0, 1000).toArray()));
    assertThat(sums.correct()).isEqualTo(golden.golden().at("/final/correct").asLong());
    return sums.loss() / sums.count();
  }

  private static double finalLoss(LearningRateFreeCase golden) {
    return golden.golden().at("/final/loss").asDouble();
  }

  private static double scalar(List<StoredTensor> state, String name) {
    return state.stream()
        .filter(tensor -> tensor.name().equals(name))
        .mapToDouble(tensor -> tensor.bytes().getDouble(0))
        .findFirst()
        .orElseThrow();
  }

  /** The largest so far: absolute for losses, relative for the rest. */
  private static final class Deviations {
    private double loss;
    private double other;

    void loss(double value, double expected) {
      loss = Math.max(loss, Math.abs(value - expected));
    }

    void other(double value, double expected) {
      double scale = expected == 0 ? 1 : Math.abs(expected);
      other = Math.max(other, Math.abs(value - expected) / scale);
    }

    void norms(List<StoredTensor> weights, JsonNode norms) {
      for (StoredTensor tensor : weights) {
        FloatBuffer values = tensor.floats();
        double square = 0;
        for (int i = 0; i < values.remaining(); i++) {
          square += (double) values.get(i) * values.get(i);
        }
        other(Math.sqrt(square), norms.get(tensor.name()).asDouble());
      }
    }
  }
}
