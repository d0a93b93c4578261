package io.lrbench.trainer.model.decoder;

import java.util.List;

/** A tensor that a checkpoint must have. */
public record Parameter(String name, List<Long> shape) {
  public Parameter {
    shape = List.copyOf(shape);
  }

  /** The same tensor of a layer. */
  Parameter under(String prefix) {
    return new Parameter(prefix + name, shape);
  }

  /** The shape as native calls take it. */
  public long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** How many numbers it has. */
  public long count() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Norm weights and biases, which adamw's decay leaves alone. */
  public boolean isVector() {
    return shape.size() == 1;
  }
}
