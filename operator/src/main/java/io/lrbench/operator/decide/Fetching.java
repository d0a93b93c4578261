package io.lrbench.operator.decide;

import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import java.util.Optional;

/**
 * What has to be fetched before a pack starts.
 *
 * @param job name of the Job that fetches it; empty where each pod fetches for itself
 * @param ended what came of it
 */
record Fetching(Optional<String> job, Optional<KeptPack> ended) {
  static Fetching of(Optional<String> job, Observation seen) {
    return new Fetching(job, job.map(seen.kept()::get));
  }

  /** Whether packs have to wait for it. */
  boolean isOwed() {
    return job.isPresent() && ended.filter(KeptPack::hasFetched).isEmpty();
  }

  /** Why nothing starts, until the spec changes; empty while there is hope. */
  Optional<Standing> failure() {
    return ended
        .filter(KeptPack::hasFailures)
        .map(pack -> pack.userError() ? Standing.INVALID_SPEC : Standing.TRIALS_FAILED);
  }

  /** Whether packs wait for this Job. */
  boolean awaits(SeenJob seen) {
    return isOwed() && job.filter(seen.name()::equals).isPresent();
  }
}
