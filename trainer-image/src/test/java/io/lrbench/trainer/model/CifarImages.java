package io.lrbench.trainer.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The goldens' CIFAR images, decoded by another stack: NumPy's format 1.0, uint8 (images, 32, 32,
 * 3). Label of image i is i mod 10.
 */
record CifarImages(byte[] bytes) {
  private static final int HEADER = 128;
  private static final int SIDE = 32;
  private static final float[] MEAN = {.4914f, .4822f, .4465f};
  private static final float[] DEVIATION = {.2470f, .2435f, .2616f};

  static CifarImages read(Path file) throws IOException {
    return new CifarImages(Files.readAllBytes(file));
  }

  /**
   * Consecutive images.
   *
   * @param top first row of a window
   * @param left its first column
   * @param side its rows and columns
   */
  ImageBatch batch(int from, int count, int top, int left, int side) {
    float[] pixels = new float[count * 3 * side * side];
    long[] labels = new long[count];
    int to = 0;
    for (int i = from; i < from + count; i++) {
      labels[i - from] = i % 10;
      for (int c = 0; c < 3; c++) {
        for (int y = top; y < top + side; y++) {
          for (int x = left; x < left + side; x++) {
            int value = bytes[HEADER + ((i * SIDE + y) * SIDE + x) * 3 + c] & 0xff;
            pixels[to++] = (value / 255f - MEAN[c]) / DEVIATION[c];
          }
        }
      }
    }
    return new ImageBatch(pixels, new ImageShape(3, side, side), labels);
  }
}
