package io.lrbench.trainer.train;

/** Hears how a trial goes; must be quick. */
@FunctionalInterface
public interface Progress {
  /** One update. */
  void updated(UpdateReport report);

  /** The trial begins, or goes on with what its curve has already. */
  default void begun(Curve curve) {}
}
