package io.lrbench.trainer.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.safetensors.Checkpoint;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed folder against the code that made it. */
class QuickstartFilesTest {
  private static final Path FOLDER = Path.of("../examples/quickstart");

  @Test
  void textTokenizerAndConfigurationAreWhatTheCodeMakes() throws IOException {
    assertThat(FOLDER.resolve("logbook.txt")).hasContent(Quickstart.logbook());
    assertThat(FOLDER.resolve("model/tokenizer.json")).hasContent(Quickstart.tokenizer());
    assertThat(FOLDER.resolve("model/config.json")).hasContent(Architecture.QUICKSTART.config());
  }

  @Test
  void theTextsAreTheSameOnEveryMachine() {
    assertThat(sha256(Corpus.of(Quickstart.STORIES, 1, 100)))
        .isEqualTo("1bcbb7aa1d47b40fb09ee1256008701410fddaf70aead1f9d5e00ea579b00cd2");
    assertThat(sha256(Corpus.of(Quickstart.LOGBOOK, 3, 100)))
        .isEqualTo("6fff32dbf306556019ddee2d94e34d1c6a9f47267cfe3486ce37a8c369a419ff");
  }

  @Test
  void theWeightsHaveTheShapesOfTheConfiguration() {
    Checkpoint committed = Checkpoint.open(FOLDER.resolve("model"));

    for (StoredTensor initial : Architecture.QUICKSTART.initialWeights(0)) {
      StoredTensor trained = committed.tensors().get(initial.name());
      assertThat(trained.shape()).as(initial.name()).isEqualTo(initial.shape());
    }
    // 512 * 64 embeddings, 64 in the last norm, and four layers of two norms of 64, attention of
    // 64 * 64 twice and 32 * 64 twice, and an MLP of three times 176 * 64.
    assertThat(weights(committed))
        .isEqualTo(512 * 64 + 64 + 4 * (2 * 64 + 2 * 4096 + 2 * 2048 + 3 * 11_264));
  }

  @Test
  void modelAndDataTakeLessThanTwoMegabytes() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum())
          .isLessThan(2_000_000);
    }
  }

  private static long weights(Checkpoint checkpoint) {
    return checkpoint.tensors().values().stream()
        .mapToLong(
            tensor -> tensor.shape().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b))
        .sum();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
