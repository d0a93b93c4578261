package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ResNet-20 trained and evaluated by PyTorch; the goldens' own README says which of its cases can
 * be compared in float32.
 */
@Tag("golden")
class ResidualNetworkIT {
  private static final Path FOLDER = Path.of("goldens/resnet");

  @Test
  void everyLossNormAndRunningStatisticEqualsPyTorch() throws IOException {
    CifarImages train = CifarImages.read(golden("cifar-train-960.npy"));
    List<CsvRow> rows = CsvRow.read(golden("resnet20-A-crop.csv"));
    double worst = 0;
    try (ClassifierBase base = base(8);
        TrainableModel trial = base.trial(sgd(), tensors("resnet20.init.safetensors"))) {
      for (int u = 0; u < rows.size(); u++) {
        CsvRow row = rows.get(u);
        StepOutcome outcome = trial.step(List.of(train.batch(u * 8, 8, 14, 20, 8)), rate(0.02));
        assertThat(outcome.loss()).isCloseTo(row.get("loss_f64"), within(5e-5));
        worst = Math.max(worst, relative(outcome.loss(), row.get("loss_f64")));
        worst = Math.max(worst, relative(outcome.gradNorm(), row.get("grad_norm_f64")));
        for (String kind : List.of("mean", "var")) {
          double sum = 0;
          double squares = 0;
          for (StoredTensor tensor : trial.state()) {
            if (tensor.name().endsWith("running_" + kind)) {
              FloatBuffer values = tensor.floats();
              while (values.hasRemaining()) {
                double value = values.get();
                sum += value;
                squares += value * value;
              }
            }
          }
          worst = Math.max(worst, relative(sum, row.get("running_" + kind + "_sum_f64")));
          worst = Math.max(worst, relative(squares, row.get("running_" + kind + "_squares_f64")));
        }
      }
    }
    GoldenTable.of("vision").row("resnet20-A-crop", "loss, norm, running statistics", worst, 1e-4);
    assertThat(worst).isLessThan(1e-4);
  }

  @ParameterizedTest
  @CsvSource({"resnet20-A-lr0.1, 0.1", "resnet20-A-lr0.03, 0.03"})
  void theFirstLossesEqualPyTorch(String name, double rate) throws IOException {
    CifarImages train = CifarImages.read(golden("cifar-train-960.npy"));
    List<CsvRow> rows = CsvRow.read(golden(name + ".csv"));
    try (ClassifierBase base = base(32);
        TrainableModel trial = base.trial(sgd(), tensors("resnet20.init.safetensors"))) {
      double first = trial.step(List.of(train.batch(0, 32, 0, 0, 32)), rate(rate)).loss();
      double second = trial.step(List.of(train.batch(32, 32, 0, 0, 32)), rate(rate)).loss();
      double deviation = relative(first, rows.get(0).get("loss_f64"));
      GoldenTable.of("vision").row(name, "first loss", deviation, 1e-5);
      assertThat(deviation).isLessThan(1e-5);
      assertThat(second).isCloseTo(rows.get(1).get("loss_f64"), within(1e-3));
    }
  }

  @Test
  void theTrainedNetworkAndItsConfidencesEqualPyTorch() throws IOException {
    JsonNode golden =
        new ObjectMapper().readTree(golden("index.json").toFile()).at("/cases/resnet20-A-lr0.03");
    CifarImages images = CifarImages.read(golden("cifar-eval-320.npy"));
    EvaluationSums sums = EvaluationSums.NONE;
    try (ClassifierBase base = base(32);
        TrainableModel trial = base.trial(sgd(), tensors("resnet20-A-lr0.03.final.safetensors"))) {
      for (int from = 0; from < 320; from += 160) {
        sums = sums.plus(trial.evaluate(images.batch(from, 160, 0, 0, 32)));
      }
    }
    JsonNode evaluation = golden.get("eval_of_stored_final");
    double loss = relative(sums.loss() / sums.count(), evaluation.get("loss").asDouble());
    assertThat(loss).isLessThan(1e-5);
    assertThat(sums.correct()).isEqualTo(evaluation.get("correct").asLong());
    JsonNode metrics = golden.get("metrics_of_stored_final");
    double worst = 0;
    for (String name : List.of("top5", "AC", "CV", "CDAC")) {
      double found = sums.confidences().orElseThrow().metrics(sums.count()).get(name);
      worst = Math.max(worst, relative(found, metrics.get(name).asDouble()));
    }
    GoldenTable.of("vision").row("resnet20-A trained", "eval loss", loss, 1e-5);
    GoldenTable.of("vision").row("resnet20-A trained", "top5, AC, CV, CDAC", worst, 1e-5);
    assertThat(worst).isLessThan(1e-5);
  }

  private static double relative(double found, double expected) {
    return Math.abs(found - expected) / Math.abs(expected);
  }

  private static Path golden(String file) {
    return SharedData.path(FOLDER.resolve(file).toString());
  }

  private static ClassifierBase base(int side) {
    return new ClassifierBase(Classifier.RESNET20, new ImageShape(3, side, side), 10);
  }

  private static StepRates rate(double rate) {
    return new StepRates(rate, OptionalDouble.empty());
  }

  private static TrialOptions sgd() {
    OptimizerSettings settings =
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.9, 0.999, 1e-8, 1e-4, 0.9, false);
    return new TrialOptions(0, settings, Optional.empty(), 0);
  }

  private static Map<String, FloatBuffer> tensors(String file) {
    Map<String, FloatBuffer> values = new HashMap<>();
    SafetensorsFile.read(golden(file))
        .forEach(
            (name, tensor) -> {
              if (!name.endsWith("num_batches_tracked")) {
                values.put(name, tensor.floats());
              }
            });
    return values;
  }
}
