package io.lrbench.trainer.task;

import io.lrbench.trainer.model.Continuations;
import io.lrbench.trainer.model.TokenBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of a task's choices, and which they are.
 *
 * @param which indices into the task's choices, in the order of the batch's answers
 */
record ChoiceBatch(Continuations continuations, List<Integer> which) {
  /** Tokens of one forward pass, padding included. */
  private static final int TOKENS = 8192;

  /**
   * All choices, longest first, so that little is padded and the largest memory is needed at once.
   * Choices that differ in their last token alone share a row: the model is fed the same.
   */
  static Iterable<ChoiceBatch> of(List<Choice> choices) {
    List<Integer> order =
        IntStream.range(0, choices.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -choices.get(i).fed().length))
            .toList();
    List<List<List<Integer>>> batches = new ArrayList<>();
    List<List<Integer>> rows = new ArrayList<>();
    for (int i : order) {
      Choice choice = choices.get(i);
      if (!rows.isEmpty() && shares(choices, rows.get(rows.size() - 1), choice)) {
        rows.get(rows.size() - 1).add(i);
        continue;
      }
      if (!rows.isEmpty() && (rows.size() + 1) * length(choices, rows) > TOKENS) {
        batches.add(rows);
        rows = new ArrayList<>();
      }
      rows.add(new ArrayList<>(List.of(i)));
    }
    batches.add(rows);
    return () -> batches.stream().map(batch -> of(choices, batch)).iterator();
  }

  private static boolean shares(List<Choice> choices, List<Integer> row, Choice choice) {
    return Arrays.equals(choices.get(row.get(0)).fed(), choice.fed());
  }

  private static int length(List<Choice> choices, List<List<Integer>> rows) {
    return choices.get(rows.get(0).get(0)).fed().length;
  }

  private static ChoiceBatch of(List<Choice> choices, List<List<Integer>> rows) {
    int length = length(choices, rows);
    long[] ids = new long[rows.size() * length];
    Arrays.fill(ids, TokenBatch.PADDING);
    List<Continuations.Answer> answers = new ArrayList<>();
    List<Integer> which = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      int[] fed = choices.get(rows.get(row).get(0)).fed();
      for (int i = 0; i < fed.length; i++) {
        ids[row * length + i] = fed[i];
      }
      for (int i : rows.get(row)) {
        Choice choice = choices.get(i);
        answers.add(new Continuations.Answer(row, choice.firstPosition(), choice.predicted()));
        which.add(i);
      }
    }
    return new ChoiceBatch(new Continuations(ids, rows.size(), length, answers), which);
  }
}
