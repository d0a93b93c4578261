package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

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
    List<T> train = new ArrayList<>();
    List<T> heldOut = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      (held[i] ? heldOut : train).add(examples.get(i));
    }
    return new Holdout<>(train, heldOut);
  }

  private static int count(String where, int examples, double share) {
    int count = (int) Math.max(1, Math.round(share * examples));
    if (count >= examples) {
      throw new InputException(
          where,
          "more examples than the " + count + " held out",
          examples + " examples",
          "use more data, a smaller dataset.holdout or a smaller training.maxLength");
    }
    return count;
  }
}
