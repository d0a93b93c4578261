package io.lrbench.trainer.data;

import io.lrbench.trainer.model.ImageShape;

/**
 * Images of one shape and their classes.
 *
 * @param pixels (images, channels, rows, columns), 0 to 255
 * @param labels (images), class numbers
 */
record ImageSplit(byte[] pixels, int[] labels, ImageShape shape) {
  ImageSplit {
    if ((long) labels.length * shape.size() != pixels.length) {
      throw new IllegalArgumentException(
          "expected " + labels.length + " images of " + shape + ", found " + pixels.length);
    }
  }

  int size() {
    return labels.length;
  }

  /** One more than the largest label. */
  int classes() {
    int largest = 0;
    for (int label : labels) {
      largest = Math.max(largest, label);
    }
    return largest + 1;
  }

  /** The images of these places, in this order. */
  ImageSplit at(int... places) {
    int size = shape.size();
    byte[] chosen = new byte[Math.multiplyExact(places.length, size)];
    int[] classes = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(pixels, places[i] * size, chosen, i * size, size);
      classes[i] = labels[places[i]];
    }
    return new ImageSplit(chosen, classes, shape);
  }
}
