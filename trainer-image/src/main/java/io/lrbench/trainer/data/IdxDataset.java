package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.ImageBatch;
import io.lrbench.trainer.model.ImageShape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The four files of an MNIST-like set; its own test split is held out. */
public final class IdxDataset implements Dataset {
  private final IdxSplit train;
  private final IdxSplit test;
  private final int trainSize;
  private final int heldOutSize;
  private final float mean;
  private final float deviation;

  private IdxDataset(IdxSplit train, IdxSplit test, long maxTrain, long maxHeldOut) {
    this.train = train;
    this.test = test;
    this.trainSize = (int) Math.min(train.size(), maxTrain);
    this.heldOutSize = (int) Math.min(test.size(), maxHeldOut);
    long sum = 0;
    long squares = 0;
    for (byte pixel : train.pixels()) {
      int value = pixel & 0xff;
      sum += value;
      squares += (long) value * value;
    }
    double average = (double) sum / train.pixels().length;
    double variance = (double) squares / train.pixels().length - average * average;
    if (variance <= 0) {
      throw new InputException(
          "dataset", "images that differ", "one grey everywhere", "check the image files");
    }
    this.mean = (float) (average / 255);
    this.deviation = (float) (Math.sqrt(variance) / 255);
  }

  /**
   * Reads a folder.
   *
   * @param maxTrain the first images of the training split
   * @param maxHeldOut the first images of the test split
   */
  public static IdxDataset read(Path folder, long maxTrain, long maxHeldOut) {
    IdxSplit train = IdxSplit.read(folder, "train");
    IdxSplit test = IdxSplit.read(folder, "t10k");
    int classes = classes(train);
    if (classes(test) > classes) {
      throw new InputException(
          folder.resolve("t10k-labels-idx1-ubyte").toString(),
          "labels 0 to " + (classes - 1) + ", as in the training split",
          "label " + (classes(test) - 1),
          "use files of one data set");
    }
    if (train.rows() != test.rows() || train.columns() != test.columns()) {
      throw new InputException(
          folder.toString(),
          "test images of " + train.rows() + " by " + train.columns(),
          test.rows() + " by " + test.columns(),
          "use files of one data set");
    }
    return new IdxDataset(train, test, maxTrain, maxHeldOut);
  }

  public ImageShape shape() {
    return new ImageShape(1, train.rows(), train.columns());
  }

  /** One more than the largest label of the training split. */
  public int classes() {
    return classes(train);
  }

  private static int classes(IdxSplit split) {
    int largest = 0;
    for (byte label : split.labels()) {
      largest = Math.max(largest, label & 0xff);
    }
    return largest + 1;
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
  public Batch trainBatch(int... indices) {
    return batch(train, indices);
  }

  @Override
  public Iterable<Batch> heldOut(int batchSize) {
    return () ->
        Slices.of(heldOutSize, batchSize)
            .map(slice -> batch(test, IntStream.range(slice.from(), slice.to()).toArray()))
            .iterator();
  }

  @Override
  public String hash() {
    Digest digest = new Digest();
    digest.add(trainSize, heldOutSize, train.rows(), train.columns());
    for (IdxSplit split : List.of(train, test)) {
      digest.add(split.pixels());
      digest.add(split.labels());
    }
    return digest.hex();
  }

  private Batch batch(IdxSplit split, int... indices) {
    int size = shape().size();
    float[] pixels = new float[indices.length * size];
    for (int i = 0; i < indices.length; i++) {
      for (int p = 0; p < size; p++) {
        int grey = split.pixels()[indices[i] * size + p] & 0xff;
        pixels[i * size + p] = (grey / 255f - mean) / deviation;
      }
    }
    long[] labels = Arrays.stream(indices).mapToLong(i -> split.labels()[i] & 0xff).toArray();
    return new ImageBatch(pixels, shape(), labels);
  }
}
