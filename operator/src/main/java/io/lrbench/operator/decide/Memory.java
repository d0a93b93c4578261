package io.lrbench.operator.decide;

import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.plan.KnownMemory;
import io.lrbench.pack.PackFacts;
import java.util.Set;
import java.util.stream.Stream;

/** What has been learned of the memory that a plan's trials take. */
final class Memory {
  private Memory() {}

  /**
   * As what fetched their inputs told, or a pack that has trained some of them.
   *
   * @param planned hashes of all trials of the plan
   */
  static KnownMemory known(Observation seen, Fetching fetching, Set<String> planned) {
    Stream<KeptPack> trained =
        seen.kept().values().stream()
            .filter(
                pack -> pack.trials().stream().anyMatch(trial -> planned.contains(trial.hash())));
    return new KnownMemory(
        Stream.concat(fetching.ended().stream(), trained)
            .map(KeptPack::facts)
            .filter(facts -> facts != null && facts.memory() != null)
            .map(PackFacts::memory)
            .findFirst(),
        seen.outgrown());
  }
}
