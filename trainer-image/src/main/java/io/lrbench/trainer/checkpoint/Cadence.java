package io.lrbench.trainer.checkpoint;

import java.util.concurrent.TimeUnit;

/**
 * When a trial's checkpoint is due: every so many updates, or by time so that little is lost and
 * little time is spent.
 */
final class Cadence {
  private static final long LEAST_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** One part of the time at most goes into writing, so many parts into training. */
  private static final long PARTS = 20;

  private final long every;
  private long keptAt = System.nanoTime();
  private long interval = LEAST_NANOS;

  /**
   * @param every updates; 0 goes by time
   */
  Cadence(long every) {
    this.every = every;
  }

  boolean isDue(long update) {
    return every > 0 ? update % every == 0 : System.nanoTime() - keptAt >= interval;
  }

  /** A checkpoint has been written. */
  void kept(long tookNanos) {
    keptAt = System.nanoTime();
    interval = Math.max(LEAST_NANOS, PARTS * tookNanos);
  }
}
