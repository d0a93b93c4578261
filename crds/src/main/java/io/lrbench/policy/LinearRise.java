package io.lrbench.policy;

/** The warm-up of Hugging Face's schedules: {@code t / max(1, W)} for t below W. */
final class LinearRise {
  private LinearRise() {}

  static double factor(long update, long warmup) {
    return (double) update / Math.max(1, warmup);
  }

  /** How far the updates after the warm-up have got, 0 to 1 at N and beyond it past N. */
  static double progress(long update, long warmup, long total) {
    return (double) (update - warmup) / Math.max(1, total - warmup);
  }
}
