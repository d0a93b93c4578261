package io.lrbench.vocabulary;

/**
 * What percentages and epochs are resolved against.
 *
 * @param updates how many updates the policy lives
 * @param updatesPerEpoch updates of one epoch of the trial
 */
public record Horizon(long updates, long updatesPerEpoch) {
  Horizon shortenedBy(long warmup) {
    return new Horizon(updates - warmup, updatesPerEpoch);
  }
}
