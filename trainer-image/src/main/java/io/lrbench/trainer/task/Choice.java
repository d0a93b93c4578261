package io.lrbench.trainer.task;

/**
 * One choice as the model sees it.
 *
 * @param fed tokens in front of the last one, at most as many as the model has positions
 * @param predicted the choice's own tokens; position {@code fed.length - predicted.length} predicts
 *     the first
 * @param characters code points of the choice's text
 * @param leftOut tokens cut off at the left
 */
record Choice(int[] fed, int[] predicted, int characters, int leftOut) {
  /** Where the first of its own tokens is predicted. */
  int firstPosition() {
    return fed.length - predicted.length;
  }
}
