package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * One split in the idx format of MNIST (LeCun et al.), plain or .gz.
 *
 * @param pixels (images, rows, columns), 0 to 255
 * @param labels (images), class numbers
 */
record IdxSplit(byte[] pixels, byte[] labels, int rows, int columns) {
  private static final int IMAGES_MAGIC = 2051;
  private static final int LABELS_MAGIC = 2049;

  int size() {
    return labels.length;
  }

  static IdxSplit read(Path folder, String split) {
    Path imageFile = file(folder, split + "-images-idx3-ubyte");
    Path labelFile = file(folder, split + "-labels-idx1-ubyte");
    try (DataInputStream images = open(imageFile);
        DataInputStream labels = open(labelFile)) {
      int count = header(imageFile, images, IMAGES_MAGIC);
      int rows = images.readInt();
      int columns = images.readInt();
      int labelled = header(labelFile, labels, LABELS_MAGIC);
      if (labelled != count || count < 1) {
        throw new InputException(
            labelFile.toString(),
            "a label for each of the " + count + " images, at least one",
            labelled + " labels",
            "use files of one data set");
      }
      byte[] pixels = exactly(imageFile, images, (long) count * rows * columns);
      return new IdxSplit(pixels, exactly(labelFile, labels, count), rows, columns);
    } catch (EOFException e) {
      throw new InputException(
          folder.toString(), "whole idx files", "a truncated file", "download them again");
    } catch (IOException e) {
      throw new InputException(
          folder.toString(), "readable idx files", e.getMessage(), "download them again");
    }
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

  private static int header(Path file, DataInputStream in, int magic) throws IOException {
    int found = in.readInt();
    if (found != magic) {
      throw new InputException(
          file.toString(),
          "an idx file with magic number " + magic,
          String.valueOf(found),
          "check the files' names");
    }
    return in.readInt();
  }

  private static byte[] exactly(Path file, DataInputStream in, long count) throws IOException {
    if (count < 0 || count > Integer.MAX_VALUE - 16) {
      throw new InputException(
          file.toString(), "fewer than 2 GiB of pixels", count + " bytes", "use a smaller set");
    }
    byte[] bytes = new byte[(int) count];
    in.readFully(bytes);
    return bytes;
  }
}
