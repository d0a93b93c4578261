package io.lrbench.vocabulary;

import io.lrbench.api.Length;

/** Lengths as counts of updates, by what they are used for. */
final class Lengths {
  private Lengths() {}

  /** Divisors and cadences: at least 1; a plain 0 is an error, a small share becomes 1. */
  static long cadence(String path, Length length, Horizon horizon) {
    if (length.unit() == Length.Unit.UPDATES && length.amount().signum() == 0) {
      throw new InvalidPolicyException(
          path, String.valueOf(length.wire()), "write a length of at least 1 update");
    }
    return Math.max(1, duration(length, horizon));
  }

  /** Warm-ups, milestones and boundaries: at least 0. */
  static long duration(Length length, Horizon horizon) {
    return length.updates(Math.max(0, horizon.updates()), horizon.updatesPerEpoch());
  }
}
