package io.lrbench.policy;

/**
 * Cycles one after another, each longer than the one before by a factor.
 *
 * @param length updates of the first, at least 1
 * @param growth factor of each next cycle's length, at least 1
 */
public record Cycles(long length, double growth) {
  /**
   * One of them.
   *
   * @param index 0-based
   * @param elapsed updates since it began
   * @param length updates that it lasts
   */
  record Cycle(long index, double elapsed, double length) {}

  /** The cycle of an update; the update where one ends belongs to the next. */
  Cycle at(long update) {
    double lasts = (double) length;
    if (growth == 1) {
      return new Cycle(update / length, (double) (update % length), lasts);
    }
    long index = 0;
    double start = 0;
    while (update - start >= lasts) {
      start += lasts;
      lasts *= growth;
      index++;
    }
    return new Cycle(index, update - start, lasts);
  }
}
