package io.lrbench.trainer.model;

import java.util.Arrays;

/**
 * Token sequences padded on the right to one length.
 *
 * @param ids (examples, tokens), row by row; {@link #PADDING} behind an example's end
 * @param labels like ids: the id where a token is to be predicted, {@link #IGNORED} elsewhere; not
 *     shifted, position t predicts label t + 1
 * @param size examples
 * @param length tokens of a row
 */
public record TokenBatch(long[] ids, long[] labels, int size, int length) implements Batch {
  /** The id of a position that belongs to no example; the model leaves it out. */
  public static final long PADDING = -1;

  /** The label of a position that nothing is learned from. */
  public static final long IGNORED = -100;

  public TokenBatch {
    if (ids.length != size * length || labels.length != ids.length || length < 2) {
      throw new IllegalArgumentException(
          "expected " + size + " rows of " + length + " ids and labels, at least 2 tokens each");
    }
  }

  /** Labels are shifted by one, so that a row's first label predicts nothing. */
  @Override
  public long labelCount() {
    long count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (i % length != 0 && labels[i] != IGNORED) {
        count++;
      }
    }
    return count;
  }

  @Override
  public long work() {
    return Arrays.stream(ids).filter(id -> id != PADDING).count();
  }
}
