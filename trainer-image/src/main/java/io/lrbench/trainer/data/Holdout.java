package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Splits examples into those to train on and those held out, independent of any trial's seed. */
record Holdout<T>(List<T> train, List<T> heldOut) {
  private static final long FIXED_SEED = 20_230_916;

  /** The last examples of a stream are held out. */
  static <T> Holdout<T> ofStream(String where, List<T> examples, double share) {
    int cut = examples.size() - count(where, examples.size(), share);
    return new Holdout<>(examples.subList(0, cut), examples.subList(cut, examples.size()));
  }

  /** A sample by a fixed seed is held out; both parts keep their order. */
  static <T> Holdout<T> ofSample(String where, List<T> examples, double share) {
    int count = count(where, examples.size(), share);
    boolean[] held = new boolean[examples.size()];
    int[] order = EpochOrder.shuffled(new SplittableRandom(FIXED_SEED), examples.size());
    Arrays.stream(order, 0, count).forEach(i -> held[i] = true);
    return new Holdout<>(picked(examples, held, false), picked(examples, held, true));
  }

  private static <T> List<T> picked(List<T> examples, boolean[] held, boolean wanted) {
    return new Picked<>(
        examples, IntStream.range(0, held.length).filter(i -> held[i] == wanted).toArray());
  }

  /** A view, as an example is read from its file when it is needed. */
  private static final class Picked<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> all;
    private final int[] indices;

    Picked(List<T> all, int... indices) {
      this.all = all;
      this.indices = indices;
    }

    @Override
    public T get(int index) {
      return all.get(indices[index]);
    }

    @Override
    public int size() {
      return indices.length;
    }
  }

  private static int count(String where, int examples, double share) {
    int count = (int) Math.max(1, Math.round(share * examples));
    if (count >= examples) {
      throw new InputException(
          where,
          "more examples than the " + count + " held out",
          examples + " examples",
          "use more data or a smaller dataset.holdout");
    }
    return count;
  }
}
