package io.lrbench.trainer.data;

import java.util.Arrays;

/**
 * One token sequence.
 *
 * @param ids the tokens
 * @param labels like ids where a token is to be predicted, {@link
 *     io.lrbench.trainer.model.TokenBatch#IGNORED} elsewhere
 */
record Example(long[] ids, long[] labels) {
  static Example allLabelled(long[] ids) {
    return new Example(ids, ids);
  }

  /** The first tokens. */
  Example cut(int length) {
    return ids.length <= length
        ? this
        : new Example(Arrays.copyOf(ids, length), Arrays.copyOf(labels, length));
  }

  /** Whether a token after the first is to be predicted. */
  boolean isLearnable() {
    for (int i = 1; i < labels.length; i++) {
      if (labels[i] >= 0) {
        return true;
      }
    }
    return false;
  }
}
