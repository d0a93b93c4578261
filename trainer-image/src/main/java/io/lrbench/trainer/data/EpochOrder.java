package io.lrbench.trainer.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The order in which an epoch visits its examples: a function of seed and epoch alone. */
public final class EpochOrder {
  private static final long EPOCH_KEY = 0x9E3779B97F4A7C15L;

  private EpochOrder() {}

  /** A permutation of 0 to size - 1 (Fisher-Yates). */
  public static int[] of(long seed, long epoch, int size) {
    return shuffled(new SplittableRandom(key(seed, epoch)), size);
  }

  /** What random changes of an epoch's examples depend on. */
  public static long draw(long seed, long epoch) {
    return new SplittableRandom(key(seed, epoch)).split().nextLong();
  }

  private static long key(long seed, long epoch) {
    return seed ^ (EPOCH_KEY * (epoch + 1));
  }

  static int[] shuffled(SplittableRandom random, int size) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
