package io.lrbench.trainer.model.decoder;

import java.util.ArrayList;
import java.util.List;

/**
 * A module of a checkpoint with a weight and maybe a bias.
 *
 * @param path the checkpoint's name; inside a layer without the layer's own path
 * @param kind what it does
 * @param bias whether it has one
 * @param shape of the weight as it is stored
 */
public record Part(String path, Kind kind, boolean bias, List<Long> shape) {
  /** What a module does with its weight. */
  public enum Kind {
    EMBEDDING,
    NORM,
    /** Weight stored (out, in). */
    LINEAR,
    /** Weight stored (in, out), as GPT-2's Conv1D has it. */
    TRANSPOSED
  }

  public Part {
    shape = List.copyOf(shape);
  }

  static Part embedding(String path, long rows, long columns) {
    return new Part(path, Kind.EMBEDDING, false, List.of(rows, columns));
  }

  static Part norm(String path, long size) {
    return new Part(path, Kind.NORM, false, List.of(size));
  }

  static Part linear(String path, long outputs, long inputs) {
    return new Part(path, Kind.LINEAR, false, List.of(outputs, inputs));
  }

  static Part transposed(String path, long inputs, long outputs) {
    return new Part(path, Kind.TRANSPOSED, true, List.of(inputs, outputs));
  }

  Part withBias() {
    return new Part(path, kind, true, shape);
  }

  /** The last part of its path. */
  public String shortName() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Whether it can have an adapter. */
  public boolean isLinear() {
    return kind == Kind.LINEAR || kind == Kind.TRANSPOSED;
  }

  /** Width of what a linear layer answers. */
  public long outputs() {
    return shape.get(kind == Kind.TRANSPOSED ? 1 : 0);
  }

  /** Width of what a linear layer takes. */
  public long inputs() {
    return shape.get(kind == Kind.TRANSPOSED ? 0 : 1);
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter(path + ".weight", shape));
    if (bias) {
      parameters.add(
          new Parameter(path + ".bias", List.of(kind == Kind.NORM ? shape.get(0) : outputs())));
    }
    return parameters;
  }
}
