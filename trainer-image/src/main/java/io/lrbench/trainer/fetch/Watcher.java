package io.lrbench.trainer.fetch;

/** Who is told what a download does. */
public interface Watcher {
  /**
   * Bytes have come.
   *
   * @param of how many there will be; negative where nobody knows
   */
  void fetched(String file, long bytes, long of);

  /** Something that a user should know. */
  void notice(String text);
}
