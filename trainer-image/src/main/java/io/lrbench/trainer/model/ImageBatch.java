package io.lrbench.trainer.model;

/**
 * Images and their classes.
 *
 * @param pixels (examples, channels, rows, columns), normalised
 * @param labels (examples), class numbers
 */
public record ImageBatch(float[] pixels, ImageShape shape, long[] labels) implements Batch {
  public ImageBatch {
    if (pixels.length != labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "expected " + labels.length + " images of " + shape + ", found " + pixels.length);
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public long labelCount() {
    return size();
  }

  @Override
  public long work() {
    return size();
  }
}
