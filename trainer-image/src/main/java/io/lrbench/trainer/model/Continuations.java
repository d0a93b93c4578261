package io.lrbench.trainer.model;

import java.util.List;

/**
 * Texts and what may follow in them, to be weighed by a language model.
 *
 * @param ids (rows, tokens), row by row, {@link TokenBatch#PADDING} behind a text's end
 * @param rows sequences
 * @param length tokens of a row
 * @param answers what is weighed; several may stand in one row
 */
public record Continuations(long[] ids, int rows, int length, List<Answer> answers) {
  /**
   * Tokens that may follow.
   *
   * @param row the sequence
   * @param position predicts the first of them; the next ones follow
   * @param tokens at least one
   */
  public record Answer(int row, int position, int[] tokens) {}

  public Continuations {
    answers = List.copyOf(answers);
    if (ids.length != rows * length || answers.isEmpty()) {
      throw new IllegalArgumentException(rows + " rows of " + length + " ids, and answers");
    }
    for (Answer answer : answers) {
      boolean fits =
          answer.row() >= 0
              && answer.row() < rows
              && answer.position() >= 0
              && answer.tokens().length > 0
              && answer.position() + answer.tokens().length <= length;
      if (!fits) {
        throw new IllegalArgumentException("an answer outside its row");
      }
    }
  }
}
