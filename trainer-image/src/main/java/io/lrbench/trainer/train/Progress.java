package io.lrbench.trainer.train;

/** Hears of every update; must be quick. */
@FunctionalInterface
public interface Progress {
  /**
   * @param update just done, 0-based
   * @param loss its training loss
   */
  void updated(long update, double learningRate, double loss);
}
