package io.lrbench.trainer.data;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Consecutive ranges of examples. */
final class Slices {
  private Slices() {}

  /**
   * One range.
   *
   * @param from its first index
   * @param to behind its last
   */
  record Slice(int from, int to) {}

  /** 0 to size in ranges of a length; the last may be shorter. */
  static Stream<Slice> of(int size, int length) {
    int count = Math.toIntExact(((long) size + length - 1) / length);
    return IntStream.range(0, count)
        .mapToObj(i -> new Slice(i * length, (int) Math.min(size, (i + 1L) * length)));
  }
}
