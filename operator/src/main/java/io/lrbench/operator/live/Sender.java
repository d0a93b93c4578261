package io.lrbench.operator.live;

import java.util.Collection;
import java.util.List;

/**
 * Who speaks: the pod of a benchmark's Job.
 *
 * @param benchmark whose Job it is
 * @param job its name
 * @param trials of the Job, by hash; it speaks of no others
 */
record Sender(BenchmarkKey benchmark, String job, List<String> trials) {
  Sender {
    trials = List.copyOf(trials);
  }

  /** Lets only those pass that speak of their own trials. */
  void requireOwn(Collection<String> told) throws RefusedException {
    for (String trial : told) {
      if (!trials.contains(trial)) {
        throw new RefusedException(
            RefusedException.FORBIDDEN, "expected trials of Job " + job + ", found " + trial);
      }
    }
  }
}
