package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks trained by PyTorch on Fashion-MNIST; see the goldens' own README. */
@Tag("golden")
class VisionTrajectoryIT {
  private static final double RELATIVE = 1e-4;
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<JsonNode> cases() throws IOException {
    Path index = SharedData.path("goldens/vision/index.json");
    return StreamSupport.stream(JSON.readTree(index.toFile()).get("cases").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyLossAndNormEqualsPyTorch(JsonNode golden) throws IOException {
    Path folder = SharedData.path("goldens/vision");
    Path images = SharedData.path("vision/fashion-mnist");
    IdxImages train = IdxImages.read(images, "train");
    IdxImages test = IdxImages.read(images, "t10k");
    JsonNode batches = JSON.readTree(folder.resolve("batches.json").toFile());
    String model = golden.get("model").asText();
    List<CsvRow> rows = CsvRow.read(folder.resolve(golden.get("file").asText()));
    Map<String, FloatBuffer> initial = new HashMap<>();
    SafetensorsFile.read(folder.resolve(model + ".init.safetensors"))
        .forEach((name, tensor) -> initial.put(name, tensor.floats()));
    Classifier kind = Classifier.valueOf(model.toUpperCase(Locale.ROOT));
    double deviation = 0;
    EvaluationSums sums;
    try (ClassifierBase base = new ClassifierBase(kind, new ImageShape(1, 28, 28), 10);
        TrainableModel trial = base.trial(options(golden.get("optimizer")), initial)) {
      for (int u = 0; u < rows.size(); u++) {
        CsvRow row = rows.get(u);
        int[] indices = JSON.treeToValue(batches.get(u), int[].class);
        StepOutcome outcome =
            trial.step(
                List.of(train.batch(indices)),
                new StepRates(row.get("lr"), OptionalDouble.empty()));
        deviation =
            Math.max(deviation, Math.abs(outcome.loss() - row.get("loss")) / row.get("loss"));
        deviation =
            Math.max(
                deviation,
                Math.abs(outcome.gradNorm() - row.get("grad_norm")) / row.get("grad_norm"));
      }
      sums = trial.evaluate(test.batch(IntStream.range(0, 1000).toArray()));
    }
    GoldenTable.of("vision").row(golden.get("file").asText(), "loss, norm", deviation, RELATIVE);
    assertThat(deviation).isLessThan(RELATIVE);
    assertThat(sums.correct()).isEqualTo(golden.at("/test/correct").asLong());
  }

  private static TrialOptions options(JsonNode optimizer) {
    OptimizerSettings sgd =
        new OptimizerSettings(
            OptimizerSettings.Kind.SGD,
            0.9,
            0.999,
            1e-8,
            optimizer.path("weight_decay").asDouble(0),
            optimizer.path("momentum").asDouble(0),
            optimizer.path("nesterov").asBoolean(false));
    return new TrialOptions(0, sgd, Optional.empty(), 0);
  }
}
