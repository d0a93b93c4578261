package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reads a data set of images: format, limits, what is held out. */
public final class ImageData {
  private ImageData() {}

  /** The formats this version reads. */
  public enum Format {
    IDX,
    CIFAR,
    IMAGES
  }

  /**
   * A folder of images.
   *
   * @param side rows and columns that images of an image folder are scaled to
   */
  public record Source(Path folder, Format format, OptionalInt side) {}

  /**
   * How much of it is used.
   *
   * @param train the first images of the training split
   * @param heldOut the first images of the test split
   * @param holdout share of the training split that is held out where there is no test split
   */
  public record Limits(long train, long heldOut, double holdout) {}

  public static ImageDataset read(Source source, Limits limits, Augmentation augmentation) {
    Path folder = source.folder();
    return switch (source.format()) {
      case IDX ->
          whole(
              source,
              IdxReader.read(folder, "train"),
              IdxReader.read(folder, "t10k"),
              limits,
              augmentation);
      case CIFAR -> {
        if (!CifarReader.isBinary(folder)) {
          yield imageFolder(source, limits, augmentation);
        }
        ImageSplit test = CifarReader.test(folder);
        yield whole(source, CifarReader.train(folder), test, limits, augmentation);
      }
      case IMAGES -> imageFolder(source, limits, augmentation);
    };
  }

  private static ImageDataset imageFolder(Source source, Limits limits, Augmentation augmentation) {
    ImageFolderReader reader =
        new ImageFolderReader(source.folder(), new ImageDecoder(source.side()));
    ImageSplit train = reader.train();
    return reader
        .test()
        .map(test -> whole(source, train, test, limits, augmentation))
        .orElseGet(() -> split(source, train, limits, augmentation));
  }

  private static ImageDataset split(
      Source source, ImageSplit all, Limits limits, Augmentation augmentation) {
    Holdout<Integer> parts =
        Holdout.ofSample(
            source.folder().toString(),
            IntStream.range(0, all.size()).boxed().toList(),
            limits.holdout());
    return new ImageDataset(
        all.at(parts.train().stream().mapToInt(Integer::intValue).toArray()),
        all.at(parts.heldOut().stream().mapToInt(Integer::intValue).toArray()),
        limits.train(),
        limits.heldOut(),
        augmentation);
  }

  private static ImageDataset whole(
      Source source, ImageSplit train, ImageSplit test, Limits limits, Augmentation augmentation) {
    check(source, train, test);
    return new ImageDataset(train, test, limits.train(), limits.heldOut(), augmentation);
  }

  private static void check(Source source, ImageSplit train, ImageSplit test) {
    if (test.classes() > train.classes()) {
      throw refusal(
          source,
          "labels 0 to " + (train.classes() - 1) + ", as in the training split",
          "label " + (test.classes() - 1));
    }
    if (!train.shape().equals(test.shape())) {
      throw refusal(
          source,
          "test images of " + train.shape().rows() + " by " + train.shape().columns(),
          test.shape().rows() + " by " + test.shape().columns());
    }
  }

  private static InputException refusal(Source source, String expected, String found) {
    return new InputException(
        source.folder().toString(), expected, found, "use files of one data set");
  }
}
