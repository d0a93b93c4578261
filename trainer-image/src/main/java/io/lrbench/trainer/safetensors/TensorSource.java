package io.lrbench.trainer.safetensors;

import java.nio.ByteBuffer;
import java.util.List;

/** A tensor whose values are fetched when they are needed, so that no two need be in memory. */
public interface TensorSource {
  String name();

  /** As the format spells it. */
  String type();

  List<Long> shape();

  /** Little-endian values, row by row. */
  ByteBuffer bytes();
}
