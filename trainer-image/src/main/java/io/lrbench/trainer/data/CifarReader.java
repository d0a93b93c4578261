package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * CIFAR's binary version (Krizhevsky 2009): records of one label byte, or for CIFAR-100 a coarse
 * and a fine one, and 3,072 pixels (channels, rows, columns).
 */
final class CifarReader {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private CifarReader() {}

  /**
   * The files of one split.
   *
   * @param labelBytes of a record; the last one is the class
   */
  private record Layout(List<String> train, List<String> test, int labelBytes) {
    boolean isIn(Path folder) {
      return Files.isRegularFile(folder.resolve(test.get(0)));
    }
  }

  private static final Layout CIFAR_10 =
      new Layout(
          IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList(),
          List.of("test_batch.bin"),
          1);
  private static final Layout CIFAR_100 = new Layout(List.of("train.bin"), List.of("test.bin"), 2);

  /** Whether a folder holds the binary version. */
  static boolean isBinary(Path folder) {
    return CIFAR_10.isIn(folder) || CIFAR_100.isIn(folder);
  }

  static ImageSplit train(Path folder) {
    Layout layout = layout(folder);
    return read(folder, layout.train(), layout.labelBytes());
  }

  static ImageSplit test(Path folder) {
    Layout layout = layout(folder);
    return read(folder, layout.test(), layout.labelBytes());
  }

  private static Layout layout(Path folder) {
    return CIFAR_10.isIn(folder) ? CIFAR_10 : CIFAR_100;
  }

  private static ImageSplit read(Path folder, List<String> names, int labelBytes) {
    List<byte[]> files = names.stream().map(name -> records(folder.resolve(name))).toList();
    int record = labelBytes + SHAPE.size();
    int images = 0;
    for (int i = 0; i < files.size(); i++) {
      int length = files.get(i).length;
      if (length == 0 || length % record != 0) {
        throw new InputException(
            folder.resolve(names.get(i)).toString(),
            "records of " + record + " bytes",
            length + " bytes",
            "download it again");
      }
      images += length / record;
    }
    byte[] pixels = new byte[Math.multiplyExact(images, SHAPE.size())];
    int[] labels = new int[images];
    int image = 0;
    for (byte[] file : files) {
      for (int at = 0; at < file.length; at += record, image++) {
        labels[image] = file[at + labelBytes - 1] & 0xff;
        System.arraycopy(file, at + labelBytes, pixels, image * SHAPE.size(), SHAPE.size());
      }
    }
    return new ImageSplit(pixels, labels, SHAPE);
  }

  private static byte[] records(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(
          file.toString(),
          "a file of CIFAR's binary version",
          Files.exists(file) ? e.toString() : "nothing",
          "point dataset.uri at the unpacked folder");
    }
  }
}
