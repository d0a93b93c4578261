package io.lrbench.trainer.model;

/** The shape of one image. */
public record ImageShape(int channels, int rows, int columns) {
  public int size() {
    return channels * rows * columns;
  }
}
