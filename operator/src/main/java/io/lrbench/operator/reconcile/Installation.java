package io.lrbench.operator.reconcile;

import io.lrbench.operator.config.AsWritten;
import io.lrbench.operator.config.OperatorConfig;
import io.lrbench.operator.kube.Installed;

/** What the settings of an installation mean for trainer pods. */
final class Installation {
  private Installation() {}

  /**
   * What they mean.
   *
   * @throws IllegalArgumentException a setting is none; the message says what to write
   */
  static Installed of(OperatorConfig config) {
    OperatorConfig.Trainer trainer = config.trainer();
    Installed installed =
        new Installed(
            trainer.image(),
            config.queues(),
            !config.relativeFiles(),
            trainer.cacheClaim().orElse(""),
            Installed.template(AsWritten.of(trainer.podTemplate()).orElse("{}")));
    boolean curves = config.progress().curves().folder().isPresent();
    return config
        .progress()
        .url()
        .map(url -> installed.withProgress(url, curves))
        .orElse(installed);
  }
}
