package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.trainer.IdxFiles;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.ImageBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxImagesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void normalisesByTheWholeTrainingSplit(boolean zipped) throws IOException {
    IdxFiles files = new IdxFiles(folder, zipped);
    files.write(
        "train", 1, 2, List.of(new int[] {0, 255}, new int[] {255, 0}, new int[] {0, 0}), 0, 1, 2);
    files.write("t10k", 1, 2, List.of(new int[] {255, 255}), 2);
    ImageDataset data = read(2);
    assertThat(data.trainSize()).isEqualTo(2);
    assertThat(data.heldOutSize()).isEqualTo(1);
    assertThat(data.classes()).isEqualTo(3);
    ImageBatch batch = (ImageBatch) data.trainBatch(0, 1);
    // Six pixels, two of them 1: mean 1/3, deviation sqrt(1/3 - 1/9) = 0.47140.
    assertThat(batch.pixels()[0]).isCloseTo(1.414214f, within(1e-5f));
    assertThat(batch.pixels()[1]).isCloseTo(-0.707107f, within(1e-5f));
    assertThat(batch.labels()).containsExactly(1);
  }

  @Test
  void evaluatesTheTestSplitInOrder() throws IOException {
    IdxFiles files = new IdxFiles(folder, false);
    files.write("train", 1, 1, List.of(new int[] {0}, new int[] {9}), 0, 1);
    files.write("t10k", 1, 1, List.of(new int[] {1}, new int[] {2}, new int[] {3}), 0, 1, 0);
    List<Long> labels = new java.util.ArrayList<>();
    read(9).heldOut(2).forEach(b -> Arrays.stream(((ImageBatch) b).labels()).forEach(labels::add));
    assertThat(labels).containsExactly(0L, 1L, 0L);
  }

  @Test
  void refusesATestLabelThatTrainingDoesNotKnow() throws IOException {
    IdxFiles files = new IdxFiles(folder, false);
    files.write("train", 1, 1, List.of(new int[] {0}, new int[] {9}), 0, 1);
    files.write("t10k", 1, 1, List.of(new int[] {1}), 2);
    refused("expected labels 0 to 1, as in the training split, found label 2");
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    IdxFiles files = new IdxFiles(folder, false);
    files.write("train", 1, 1, List.of(new int[] {0}, new int[] {9}), 0, 1);
    files.write("t10k", 1, 1, List.of(new int[] {1}), 1);
    Path images = folder.resolve("train-images-idx3-ubyte");
    Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 17));
    refused("train-images-idx3-ubyte: expected as many bytes as its header says, found fewer");
  }

  @Test
  void refusesLabelsInPlaceOfImages() throws IOException {
    IdxFiles files = new IdxFiles(folder, false);
    files.write("train", 1, 1, List.of(new int[] {0}, new int[] {9}), 0, 1);
    files.write("t10k", 1, 1, List.of(new int[] {1}), 1);
    Files.copy(
        folder.resolve("train-labels-idx1-ubyte"),
        folder.resolve("train-images-idx3-ubyte"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    refused("expected an idx file with magic number 2051, found 2049");
  }

  @Test
  void refusesAFolderWithoutTheFiles() {
    refused("expected a file train-labels-idx1-ubyte, plain or .gz, found nothing");
  }

  private ImageDataset read(long maxTrain) {
    return ImageData.read(
        new ImageData.Source(folder, ImageData.Format.IDX, OptionalInt.empty()),
        new ImageData.Limits(maxTrain, 9, 0.1),
        Augmentation.NONE);
  }

  private void refused(String message) {
    assertThatThrownBy(() -> read(9))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
