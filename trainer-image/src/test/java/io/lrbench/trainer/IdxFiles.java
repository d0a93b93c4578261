package io.lrbench.trainer;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes small sets in MNIST's format. */
public record IdxFiles(Path folder, boolean zipped) {
  /** Writes the two files of a split. */
  public void write(String split, int rows, int columns, List<int[]> images, int... labels)
      throws IOException {
    try (DataOutputStream out = open(split + "-images-idx3-ubyte")) {
      for (int value : new int[] {2051, images.size(), rows, columns}) {
        out.writeInt(value);
      }
      for (int[] image : images) {
        for (int pixel : image) {
          out.write(pixel);
        }
      }
    }
    try (DataOutputStream out = open(split + "-labels-idx1-ubyte")) {
      out.writeInt(2049);
      out.writeInt(labels.length);
      for (int label : labels) {
        out.write(label);
      }
    }
  }

  private DataOutputStream open(String name) throws IOException {
    OutputStream file = Files.newOutputStream(folder.resolve(zipped ? name + ".gz" : name));
    return new DataOutputStream(zipped ? new GZIPOutputStream(file) : file);
  }
}
