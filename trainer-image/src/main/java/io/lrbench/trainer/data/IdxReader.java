package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.ImageShape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The idx format of MNIST (LeCun et al.), plain or .gz. */
final class IdxReader {
  private static final int IMAGES_MAGIC = 2051;
  private static final int LABELS_MAGIC = 2049;
  private static final int LARGEST_SIDE = 4096;

  private IdxReader() {}

  /**
   * One split.
   *
   * @param split as in the files' names: {@code train} or {@code t10k}
   */
  static ImageSplit read(Path folder, String split) {
    Path labelFile = file(folder, split + "-labels-idx1-ubyte");
    Idx images = read(file(folder, split + "-images-idx3-ubyte"), IMAGES_MAGIC, 2);
    Idx labels = read(labelFile, LABELS_MAGIC, 0);
    if (labels.count() != images.count()) {
      throw new InputException(
          labelFile.toString(),
          "a label for each of the " + images.count() + " images",
          labels.count() + " labels",
          "use files of one data set");
    }
    int[] classes = new int[labels.count()];
    Arrays.setAll(classes, i -> labels.bytes()[i] & 0xff);
    ImageShape shape = new ImageShape(1, images.sides().get(0), images.sides().get(1));
    return new ImageSplit(images.bytes(), classes, shape);
  }

  /** A file's contents. */
  private record Idx(int count, List<Integer> sides, byte[] bytes) {}

  private static Idx read(Path file, int magic, int dimensions) {
    try (DataInputStream in = open(file)) {
      int found = in.readInt();
      if (found != magic) {
        throw new InputException(
            file.toString(),
            "an idx file with magic number " + magic,
            String.valueOf(found),
            "check the files' names");
      }
      int count = in.readInt();
      List<Integer> sides = dimensions == 0 ? List.of() : List.of(in.readInt(), in.readInt());
      if (count < 1) {
        throw new InputException(
            file.toString(), "at least one entry", String.valueOf(count), "use a larger set");
      }
      return new Idx(count, sides, exactly(file, in, bytes(file, count, sides)));
    } catch (EOFException e) {
      throw new InputException(
          file.toString(), "as many bytes as its header says", "fewer", "download it again");
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable idx file", e.toString(), "download it again");
    }
  }

  private static long bytes(Path file, int count, List<Integer> sides) {
    long bytes = count;
    for (int side : sides) {
      if (side < 1 || side > LARGEST_SIDE) {
        throw new InputException(
            file.toString(),
            "images of 1 to " + LARGEST_SIDE + " rows and columns",
            sides.get(0) + " by " + sides.get(1),
            "download it again");
      }
      bytes *= side;
    }
    return bytes;
  }

  private static Path file(Path folder, String name) {
    for (String candidate : new String[] {name, name + ".gz"}) {
      if (Files.isRegularFile(folder.resolve(candidate))) {
        return folder.resolve(candidate);
      }
    }
    throw new InputException(
        folder.toString(),
        "a file " + name + ", plain or .gz",
        "nothing",
        "point dataset.uri at the folder with the four idx files");
  }

  private static DataInputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    return new DataInputStream(
        file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw);
  }

  private static byte[] exactly(Path file, DataInputStream in, long count) throws IOException {
    if (count > Integer.MAX_VALUE - 16) {
      throw new InputException(
          file.toString(), "fewer than 2 GiB of pixels", count + " bytes", "use a smaller set");
    }
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }
}
