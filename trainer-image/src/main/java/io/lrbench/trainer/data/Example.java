package io.lrbench.trainer.data;

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
