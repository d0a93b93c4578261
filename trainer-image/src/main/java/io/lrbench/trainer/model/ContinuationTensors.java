package io.lrbench.trainer.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;

/**
 * Continuations as tensors, checked before anything native sees them.
 *
 * @param ids (rows, tokens)
 * @param positions (predicted tokens), counted through all rows
 * @param tokens (predicted tokens)
 * @param owners (predicted tokens), the answer that each belongs to
 */
record ContinuationTensors(PtNDArray ids, PtNDArray positions, PtNDArray tokens, PtNDArray owners) {
  /**
   * @param vocabulary ids must be below it
   * @param owner frees the tensors
   */
  static ContinuationTensors of(Continuations texts, long vocabulary, PtNDManager owner) {
    List<Continuations.Answer> answers = texts.answers();
    int count = answers.stream().mapToInt(answer -> answer.tokens().length).sum();
    long[] positions = new long[count];
    long[] tokens = new long[count];
    long[] owners = new long[count];
    int next = 0;
    for (int i = 0; i < answers.size(); i++) {
      Continuations.Answer answer = answers.get(i);
      for (int t = 0; t < answer.tokens().length; t++) {
        positions[next] = (long) answer.row() * texts.length() + answer.position() + t;
        tokens[next] = answer.tokens()[t];
        owners[next++] = i;
      }
    }
    BatchTensors.checkIds(texts.ids(), vocabulary);
    BatchTensors.checkIds(tokens, vocabulary);
    return new ContinuationTensors(
        longs(owner, texts.ids(), texts.rows(), texts.length()),
        longs(owner, positions, count),
        longs(owner, tokens, count),
        longs(owner, owners, count));
  }

  private static PtNDArray longs(PtNDManager owner, long[] values, long... shape) {
    return (PtNDArray) owner.create(values, new Shape(shape));
  }
}
