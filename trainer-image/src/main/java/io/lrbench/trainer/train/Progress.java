package io.lrbench.trainer.train;

/** Hears of every update; must be quick. */
@FunctionalInterface
public interface Progress {
  /** One update. */
  void updated(UpdateReport report);
}
