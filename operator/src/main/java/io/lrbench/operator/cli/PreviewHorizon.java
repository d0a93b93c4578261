package io.lrbench.operator.cli;

import io.lrbench.api.Uris;
import io.lrbench.operator.cli.local.InputCheck;
import io.lrbench.pack.PackFacts;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.Policies;
import java.io.IOException;
import java.util.Optional;

/** How many updates a previewed trial has. */
final class PreviewHorizon {
  private static final String LOCAL = "file:";

  private PreviewHorizon() {}

  /**
   * N and the updates of an epoch: as given, as the manifest says, else as local data says.
   *
   * @param given of the command line
   * @param inputs asked where the manifest does not say
   * @throws CommandException only remote or wrong data would say
   */
  static Horizon of(Manifest manifest, Optional<Long> given, PreviewInputs inputs)
      throws IOException, InterruptedException {
    Long epochs = manifest.spec().training().epochs();
    if (given.isPresent() && epochs != null) {
      return new Horizon(given.get(), Math.max(1, Math.round((double) given.get() / epochs)));
    }
    Optional<Long> updates =
        given.or(() -> Optional.ofNullable(manifest.spec().training().updates()));
    if (updates.isPresent() && manifest.policies().stream().noneMatch(Policies::countsEpochs)) {
      return new Horizon(updates.get(), updates.get());
    }
    requireLocal(manifest, updates);
    InputCheck.Answer answer = inputs.ask();
    answer
        .refusal()
        .ifPresent(
            problem -> {
              throw CommandException.wrong(manifest.file() + ": " + problem);
            });
    PackFacts facts = answer.facts();
    return new Horizon(updates.orElse(facts.updates()), facts.updatesPerEpoch());
  }

  /** Nothing is downloaded for a preview. */
  private static void requireLocal(Manifest manifest, Optional<Long> updates) {
    Uris.of(manifest.spec()).entrySet().stream()
        .filter(uri -> !uri.getValue().startsWith(LOCAL))
        .findFirst()
        .ifPresent(
            remote -> {
              throw CommandException.wrong(
                  manifest.file()
                      + ": spec."
                      + remote.getKey()
                      + ": found "
                      + remote.getValue()
                      + ", so that the updates of an epoch are not known here; "
                      + (updates.isPresent()
                          ? "write lengths as updates or percentages, not epochs"
                          : "say how many updates a trial has: --updates N"));
            });
  }
}
