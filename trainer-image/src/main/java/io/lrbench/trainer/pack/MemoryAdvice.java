package io.lrbench.trainer.pack;

import io.lrbench.api.Precision;
import io.lrbench.pack.PackConfig;
import io.lrbench.trainer.engine.MemoryShortage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to change where a pack's machine has too little memory for it. */
final class MemoryAdvice {
  private MemoryAdvice() {}

  /** Empty where a failure is another one. */
  static Optional<String> of(PackConfig config, Throwable failure) {
    return MemoryShortage.of(failure)
        .map(words -> "out of memory: " + words + "; " + remedies(config));
  }

  /** The settings that memory depends on, those first that leave a trial's result alone. */
  private static String remedies(PackConfig config) {
    List<String> remedies = new ArrayList<>();
    remedies.add("raise resources.memory");
    int together = Math.min(config.workers(), config.trials().size());
    if (together > 1) {
      remedies.add(
          "lower execution.trialsPerPod or resources.cpu, by which "
              + together
              + " trials train at once");
    }
    boolean language = config.model().builtin() == null;
    if (language && !Boolean.TRUE.equals(config.training().activationCheckpointing())) {
      remedies.add("write training.activationCheckpointing: true");
    }
    remedies.add("halve training.batchSize and double training.gradientAccumulation");
    if (language) {
      remedies.add("lower training.maxLength");
      if (config.training().precision() != Precision.BF16) {
        remedies.add("write training.precision: bf16");
      }
    }
    return String.join(", or ", remedies);
  }
}
