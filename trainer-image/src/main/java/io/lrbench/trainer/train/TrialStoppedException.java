package io.lrbench.trainer.train;

/** A trial was asked to stop; what it had reached is kept where there is a place for it. */
public final class TrialStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param trial its hash
   * @param update the next one
   */
  public TrialStoppedException(String trial, long update) {
    super("trial " + trial + " stopped before update " + update);
  }
}
