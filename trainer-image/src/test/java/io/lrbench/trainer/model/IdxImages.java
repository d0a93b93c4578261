package io.lrbench.trainer.model;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads Fashion-MNIST as the goldens did; independent of the product's reader. */
record IdxImages(byte[] pixels, byte[] labels) {
  static IdxImages read(Path folder, String split) throws IOException {
    return new IdxImages(
        bytes(folder.resolve(split + "-images-idx3-ubyte.gz"), 16),
        bytes(folder.resolve(split + "-labels-idx1-ubyte.gz"), 8));
  }

  private static byte[] bytes(Path file, int header) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new GZIPInputStream(raw))) {
      in.skipNBytes(header);
      return in.readAllBytes();
    }
  }

  ImageBatch batch(int... indices) {
    float[] floats = new float[indices.length * 784];
    long[] classes = new long[indices.length];
    for (int i = 0; i < indices.length; i++) {
      classes[i] = labels[indices[i]];
      for (int p = 0; p < 784; p++) {
        float scaled = (pixels[indices[i] * 784 + p] & 255) / 255f;
        floats[i * 784 + p] = (scaled - .28604f) / .35302f;
      }
    }
    return new ImageBatch(floats, new ImageShape(1, 28, 28), classes);
  }
}
