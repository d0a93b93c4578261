package io.lrbench.trainer.data;

import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.ImageBatch;
import io.lrbench.trainer.model.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Images, normalised by the whole training split. */
public final class ImageDataset implements Dataset {
  private final ImageSplit train;
  private final ImageSplit test;
  private final int trainSize;
  private final int heldOutSize;
  private final Normalization normalization;
  private final Augmentation augmentation;

  /**
   * @param maxTrain the first images of the training split
   * @param maxHeldOut the first images of the test split
   */
  ImageDataset(
      ImageSplit train,
      ImageSplit test,
      long maxTrain,
      long maxHeldOut,
      Augmentation augmentation) {
    this.train = train;
    this.test = test;
    this.trainSize = (int) Math.min(train.size(), maxTrain);
    this.heldOutSize = (int) Math.min(test.size(), maxHeldOut);
    this.normalization = Normalization.of(train);
    this.augmentation = augmentation;
  }

  public ImageShape shape() {
    return train.shape();
  }

  /** One more than the largest label of the training split. */
  public int classes() {
    return train.classes();
  }

  @Override
  public int trainSize() {
    return trainSize;
  }

  @Override
  public int heldOutSize() {
    return heldOutSize;
  }

  @Override
  public int dropped() {
    return 0;
  }

  @Override
  public Batch trainBatch(long draw, int... indices) {
    float[] pixels = new float[indices.length * shape().size()];
    for (int i = 0; i < indices.length; i++) {
      write(train, indices[i], augmentation.move(draw, indices[i]), pixels, i);
    }
    return batch(train, pixels, indices);
  }

  @Override
  public Iterable<Batch> heldOut(int batchSize) {
    return () ->
        Slices.of(heldOutSize, batchSize)
            .map(slice -> heldOut(IntStream.range(slice.from(), slice.to()).toArray()))
            .iterator();
  }

  private Batch heldOut(int... indices) {
    float[] pixels = new float[indices.length * shape().size()];
    for (int i = 0; i < indices.length; i++) {
      write(test, indices[i], Augmentation.Move.NONE, pixels, i);
    }
    return batch(test, pixels, indices);
  }

  @Override
  public String hash() {
    Digest digest = new Digest();
    digest.add(trainSize, heldOutSize, shape().channels(), shape().rows(), shape().columns());
    for (ImageSplit split : List.of(train, test)) {
      digest.add(split.pixels());
      digest.add(Arrays.stream(split.labels()).asLongStream().toArray());
    }
    return digest.hex();
  }

  private Batch batch(ImageSplit split, float[] pixels, int... indices) {
    long[] labels = Arrays.stream(indices).mapToLong(i -> split.labels()[i]).toArray();
    return new ImageBatch(pixels, shape(), labels);
  }

  private void write(
      ImageSplit split, int image, Augmentation.Move move, float[] into, int position) {
    ImageShape shape = shape();
    int area = shape.rows() * shape.columns();
    int to = position * shape.size();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = image * shape.size() + channel * area;
      for (int row = 0; row < shape.rows(); row++) {
        for (int column = 0; column < shape.columns(); column++) {
          int source = move.source(shape, row, column);
          int pixel = source < 0 ? 0 : split.pixels()[from + source] & 0xff;
          into[to++] = normalization.of(pixel, channel);
        }
      }
    }
  }
}
