package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.ImageBatch;
import io.lrbench.trainer.model.ImageShape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFormatsTest {
  @TempDir Path folder;

  @Test
  void readsTheBinaryVersionOfCifar10() throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), record(10 * batch, batch));
    }
    Files.write(folder.resolve("test_batch.bin"), record(0, 3));
    ImageDataset data = read(ImageData.Format.CIFAR);
    assertThat(data.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(data.trainSize()).isEqualTo(5);
    assertThat(data.classes()).isEqualTo(6);
    ImageBatch batch = (ImageBatch) data.trainBatch(0, 4, 2);
    assertThat(batch.labels()).containsExactly(5, 3);
    // Pixels 10 to 50 of equal count: mean 30, deviation sqrt(200); (50 - 30) / 14.142.
    assertThat(batch.pixels()[0]).isCloseTo(1.414214f, within(1e-4f));
    assertThat(batch.pixels()[3072]).isCloseTo(0, within(1e-4f));
    assertThat(labels(data.heldOut(9))).containsExactly(3L);
  }

  @Test
  void readsTheFineLabelsOfCifar100() throws IOException {
    Files.write(folder.resolve("train.bin"), join(record(1, 7, 42), record(9, 8, 99)));
    Files.write(folder.resolve("test.bin"), record(5, 3, 17));
    ImageDataset data = read(ImageData.Format.CIFAR);
    assertThat(data.classes()).isEqualTo(100);
    assertThat(labels(data.heldOut(1))).containsExactly(17L);
  }

  @Test
  void refusesTornRecords() throws IOException {
    Files.write(folder.resolve("train.bin"), new byte[3000]);
    Files.write(folder.resolve("test.bin"), record(5, 3, 17));
    refused(
        ImageData.Format.CIFAR,
        "train.bin: expected records of 3074 bytes, found 3000 bytes; download it again");
  }

  @Test
  void takesTheImagesOfAFolderInTurnsAndClassesInOrder() throws IOException {
    image("train/dog/1.png", 2, 0x010203);
    image("train/dog/2.png", 2, 0x040506);
    image("train/cat/9.png", 2, 0x070809);
    image("test/dog/1.png", 2, 0);
    ImageDataset data = read(ImageData.Format.IMAGES);
    assertThat(data.shape()).isEqualTo(new ImageShape(3, 2, 2));
    ImageBatch batch = (ImageBatch) data.trainBatch(0, 0, 1, 2);
    assertThat(batch.labels()).containsExactly(0, 1, 1);
    // Red values 7, 1, 4: mean 4, deviation sqrt 6.
    assertThat(batch.pixels()[0]).isCloseTo(1.224745f, within(1e-4f));
    assertThat(batch.pixels()[12]).isCloseTo(-1.224745f, within(1e-4f));
    assertThat(labels(data.heldOut(9))).containsExactly(1L);
  }

  @Test
  void holdsASampleOutWhereThereIsNoTestSplit() throws IOException {
    for (int i = 0; i < 10; i++) {
      image("train/cat/" + i + ".png", 2, i);
      image("train/dog/" + i + ".png", 2, i);
    }
    ImageDataset data = read(ImageData.Format.IMAGES);
    assertThat(data.trainSize()).isEqualTo(18);
    assertThat(data.heldOutSize()).isEqualTo(2);
  }

  @Test
  void scalesImagesOfDifferentSizesOnlyWhenAsked() throws IOException {
    image("train/cat/1.png", 4, 0);
    image("train/dog/1.png", 8, 0xffffff);
    image("test/dog/1.png", 16, 0);
    refused(
        ImageData.Format.IMAGES,
        "expected images of one size, 4 by 4, found 8 by 8; write dataset.imageSize");
    ImageDataset data = read(ImageData.Format.IMAGES, OptionalInt.of(2), Augmentation.NONE);
    assertThat(data.shape()).isEqualTo(new ImageShape(3, 2, 2));
  }

  @Test
  void refusesWhatIsNoImageAndAnUnknownClass() throws IOException {
    image("train/cat/1.png", 2, 0);
    image("train/dog/1.png", 2, 255);
    image("test/cow/1.png", 2, 0);
    refused(ImageData.Format.IMAGES, "expected one of the classes of the training split");
    Files.writeString(folder.resolve("train/cat/2.jpg"), "text");
    refused(ImageData.Format.IMAGES, "2.jpg: expected a JPEG, PNG, BMP or GIF image");
  }

  @Test
  void cropsAndFlipsByTheDrawAlone() throws IOException {
    image("train/cat/1.png", 8, 0xffffff);
    image("train/dog/1.png", 8, 0);
    image("test/dog/1.png", 8, 0);
    Augmentation augmentation = new Augmentation(4, true);
    ImageDataset data = read(ImageData.Format.IMAGES, OptionalInt.empty(), augmentation);
    float[] first = ((ImageBatch) data.trainBatch(1, 0)).pixels();
    assertThat(((ImageBatch) data.trainBatch(1, 0)).pixels()).isEqualTo(first);
    assertThat(Arrays.copyOfRange(((ImageBatch) data.trainBatch(1, 1, 0)).pixels(), 192, 384))
        .isEqualTo(first);
    assertThat(((ImageBatch) data.trainBatch(2, 0)).pixels()).isNotEqualTo(first);
    assertThat(first).containsOnly(1, -1); // White, and the black of the padding.
  }

  @Test
  void movesAWindowOverThePaddedImageThenMirrorsIt() {
    ImageShape shape = new ImageShape(1, 3, 3);
    Augmentation.Move move = new Augmentation.Move(1, -1, true);
    // The window starts one row lower and one column further left; its columns are read backwards.
    assertThat(move.source(shape, 0, 0)).isEqualTo(4);
    assertThat(move.source(shape, 0, 2)).isEqualTo(-1);
    assertThat(move.source(shape, 2, 0)).isEqualTo(-1);
  }

  private static byte[] record(int pixel, int... labels) {
    byte[] bytes = new byte[labels.length + 3072];
    Arrays.fill(bytes, (byte) pixel);
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return bytes;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private void image(String path, int side, int colour) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, colour);
    }
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private static List<Long> labels(Iterable<Batch> batches) {
    List<Long> labels = new ArrayList<>();
    batches.forEach(b -> Arrays.stream(((ImageBatch) b).labels()).forEach(labels::add));
    return labels;
  }

  private ImageDataset read(ImageData.Format format) {
    return read(format, OptionalInt.empty(), Augmentation.NONE);
  }

  private ImageDataset read(ImageData.Format format, OptionalInt side, Augmentation augmentation) {
    return ImageData.read(
        new ImageData.Source(folder, format, side),
        new ImageData.Limits(Long.MAX_VALUE, Long.MAX_VALUE, 0.1),
        augmentation);
  }

  private void refused(ImageData.Format format, String message) {
    assertThatThrownBy(() -> read(format))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
