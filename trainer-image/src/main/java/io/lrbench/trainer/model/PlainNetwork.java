package io.lrbench.trainer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks that are one sequence of layers, each with weight and bias. */
final class PlainNetwork {
  private static final int HIDDEN = 64;

  private PlainNetwork() {}

  /**
   * One layer's tensors: weight and bias.
   *
   * @param index its place in the sequence of layers, the first part of PyTorch's names
   * @param shape of the weight, (out, in) or (out, in, rows, columns)
   */
  private record Layer(int index, long... shape) {
    List<Parameter> parameters() {
      long fanIn = 1;
      for (int i = 1; i < shape.length; i++) {
        fanIn *= shape[i];
      }
      Parameter.Initial initial = Parameter.uniform(fanIn);
      return List.of(
          new Parameter(index + ".weight", initial, shape),
          new Parameter(index + ".bias", initial, shape[0]));
    }
  }

  static Network mlp(ImageShape image, int classes) {
    return network("mlp", new Layer(1, HIDDEN, image.size()), new Layer(3, classes, HIDDEN));
  }

  static Network lenet(ImageShape image, int classes) {
    int rows = (image.rows() / 2 - 4) / 2;
    int columns = (image.columns() / 2 - 4) / 2;
    return network(
        "lenet",
        new Layer(0, 6, image.channels(), 5, 5),
        new Layer(3, 16, 6, 5, 5),
        new Layer(7, 120, 16L * rows * columns),
        new Layer(9, 84, 120),
        new Layer(11, classes, 84));
  }

  static Network cnn3(ImageShape image, int classes) {
    int rows = ((image.rows() - 2) / 2 - 2) / 2 - 2;
    int columns = ((image.columns() - 2) / 2 - 2) / 2 - 2;
    return network(
        "cnn3",
        new Layer(0, 32, image.channels(), 3, 3),
        new Layer(3, 64, 32, 3, 3),
        new Layer(6, 64, 64, 3, 3),
        new Layer(9, HIDDEN, 64L * rows * columns),
        new Layer(11, classes, HIDDEN));
  }

  private static Network network(String script, Layer... layers) {
    List<Parameter> parameters = new ArrayList<>();
    for (Layer layer : layers) {
      parameters.addAll(layer.parameters());
    }
    return new Network(ScriptText.of(script, Map.of()), parameters, List.of());
  }
}
