package io.lrbench.trainer.model;

import java.util.List;

/** The built-in image classifiers, and the tensors each has for a shape of images. */
public enum Classifier {
  /** Flatten, linear 64, ReLU, linear. */
  MLP("mlp"),
  /** LeNet-5 with ReLU and max pooling (LeCun et al., 1998). */
  LENET("lenet"),
  /** LRBench's CNN3: three convolutions of 3x3, two linear layers. */
  CNN3("cnn3");

  private static final int HIDDEN = 64;

  private final String script;

  Classifier(String script) {
    this.script = script;
  }

  String script() {
    return script;
  }

  /**
   * One layer's tensors: weight and bias.
   *
   * @param index its place in the sequence of layers, the first part of PyTorch's names
   * @param shape of the weight, (out, in) or (out, in, rows, columns)
   */
  record Layer(int index, long... shape) {
    int outputs() {
      return (int) shape[0];
    }

    int fanIn() {
      long count = 1;
      for (int i = 1; i < shape.length; i++) {
        count *= shape[i];
      }
      return Math.toIntExact(count);
    }
  }

  /** The smallest rows and columns that every layer can work on. */
  int smallestSide() {
    return switch (this) {
      case MLP -> 1;
      case LENET -> 12;
      case CNN3 -> 18;
    };
  }

  List<Layer> layers(ImageShape image, int classes) {
    return switch (this) {
      case MLP -> List.of(new Layer(1, HIDDEN, image.size()), new Layer(3, classes, HIDDEN));
      case LENET -> {
        int rows = (image.rows() / 2 - 4) / 2;
        int columns = (image.columns() / 2 - 4) / 2;
        yield List.of(
            new Layer(0, 6, image.channels(), 5, 5),
            new Layer(3, 16, 6, 5, 5),
            new Layer(7, 120, 16L * rows * columns),
            new Layer(9, 84, 120),
            new Layer(11, classes, 84));
      }
      case CNN3 -> {
        int rows = ((image.rows() - 2) / 2 - 2) / 2 - 2;
        int columns = ((image.columns() - 2) / 2 - 2) / 2 - 2;
        yield List.of(
            new Layer(0, 32, image.channels(), 3, 3),
            new Layer(3, 64, 32, 3, 3),
            new Layer(6, 64, 64, 3, 3),
            new Layer(9, HIDDEN, 64L * rows * columns),
            new Layer(11, classes, HIDDEN));
      }
    };
  }
}
