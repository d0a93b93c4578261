package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.trainer.model.DecoderBase;
import io.lrbench.trainer.model.EvaluationSums;
import io.lrbench.trainer.model.OptimizerSettings;
import io.lrbench.trainer.model.SharedData;
import io.lrbench.trainer.model.TokenBatch;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.model.TrialOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses of a published model, computed with NumPy; see the data folder's README. */
class KnownLossesIT {
  private static final int POSITIONS = 512;

  @ParameterizedTest
  @CsvSource({
    "tinyshakespeare, 1, 405, 3.8907",
    "tinyshakespeare, 10, 3677, 4.2514",
    "tinyshakespeare, 60, 22362, 4.7331",
    "tinystories, 20, 6405, 1.2729"
  })
  void losesWhatAnIndependentImplementationLoses(
      String text, int pieces, int tokens, double expected) throws IOException {
    Path folder = SharedData.path("models/stories260K");
    OptimizerSettings unused =
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    EvaluationSums sums = EvaluationSums.NONE;
    try (TextEncoder encoder = TextEncoder.open(folder, POSITIONS);
        DecoderBase base = DecoderBase.open(folder);
        TrainableModel model = base.newTrial(new TrialOptions(0, unused, Optional.empty(), 0))) {
      for (String piece : pieces(text).limit(pieces).toList()) {
        long[] all = encoder.templated(piece);
        long[] ids = Arrays.copyOf(all, Math.min(all.length, POSITIONS));
        sums = sums.plus(model.evaluate(new TokenBatch(ids, ids, 1, ids.length)));
      }
    }
    assertThat(sums.loss() / sums.count()).isCloseTo(expected, within(6e-5));
    assertThat(sums.count()).isEqualTo(tokens);
  }

  private static Stream<String> pieces(String text) throws IOException {
    if (text.equals("tinyshakespeare")) {
      String all = Files.readString(SharedData.path("text/tinyshakespeare/input.txt"));
      return Stream.iterate(0, i -> i + 600).map(i -> all.substring(i, i + 600));
    }
    try (Stream<Path> files = Files.list(SharedData.path("text/tinystories"))) {
      Path file = files.filter(f -> f.toString().endsWith(".txt")).findFirst().orElseThrow();
      return Arrays.stream(Files.readString(file).split("<\\|endoftext\\|>")).map(String::strip);
    }
  }
}
