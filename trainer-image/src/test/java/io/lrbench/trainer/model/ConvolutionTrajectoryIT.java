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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LeNet and CNN3 trained by PyTorch with SGD and Adam; see the goldens' own README. */
@Tag("golden")
class ConvolutionTrajectoryIT {
  private static final double RELATIVE = 1e-4;
  private static final int BATCH = 32;

  @ParameterizedTest
  @ValueSource(strings = {"lenet-momentum", "lenet-adam", "cnn3-momentum", "cnn3-adam"})
  void everyLossAndNormEqualsPyTorch(String name) throws IOException {
    Path folder = SharedData.path("goldens/resnet");
    JsonNode golden =
        new ObjectMapper().readTree(folder.resolve("index.json").toFile()).at("/cases/" + name);
    IdxImages train = IdxImages.read(SharedData.path("vision/fashion-mnist"), "train");
    IdxImages test = IdxImages.read(SharedData.path("vision/fashion-mnist"), "t10k");
    String model = golden.get("model").asText();
    Map<String, FloatBuffer> initial = new HashMap<>();
    SafetensorsFile.read(folder.resolve(model + ".init.safetensors"))
        .forEach((tensor, values) -> initial.put(tensor, values.floats()));
    Classifier kind = Classifier.valueOf(model.toUpperCase(Locale.ROOT));
    StepRates rates = new StepRates(golden.at("/optimizer/lr").asDouble(), OptionalDouble.empty());
    double deviation = 0;
    EvaluationSums sums;
    try (ClassifierBase base = new ClassifierBase(kind, new ImageShape(1, 28, 28), 10);
        TrainableModel trial = base.trial(options(golden.get("optimizer")), initial)) {
      List<CsvRow> rows = CsvRow.read(folder.resolve(name + ".csv"));
      for (int u = 0; u < rows.size(); u++) {
        int[] images = IntStream.range(u * BATCH, (u + 1) * BATCH).toArray();
        StepOutcome outcome = trial.step(List.of(train.batch(images)), rates);
        double loss = rows.get(u).get("loss");
        double norm = rows.get(u).get("grad_norm");
        deviation = Math.max(deviation, Math.abs(outcome.loss() - loss) / loss);
        deviation = Math.max(deviation, Math.abs(outcome.gradNorm() - norm) / norm);
      }
      sums = trial.evaluate(test.batch(IntStream.range(0, 320).toArray()));
    }
    GoldenTable.of("vision").row(name, "loss, norm", deviation, RELATIVE);
    assertThat(deviation).isLessThan(RELATIVE);
    assertThat(sums.correct()).isEqualTo(golden.at("/eval/correct").asLong());
  }

  private static TrialOptions options(JsonNode optimizer) {
    OptimizerSettings.Kind kind =
        optimizer.has("betas") ? OptimizerSettings.Kind.ADAM : OptimizerSettings.Kind.SGD;
    OptimizerSettings settings =
        new OptimizerSettings(
            kind, 0.9, 0.999, 1e-8, 0, optimizer.path("momentum").asDouble(0), false);
    return new TrialOptions(0, settings, Optional.empty(), 0);
  }
}
