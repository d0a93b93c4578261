package io.lrbench.trainer.model;

import java.util.List;
import java.util.Map;

/** The update as TorchScript text: backward, clipping and the optimizer's rule. */
final class UpdateScript {
  private UpdateScript() {}

  static String of(TrialOptions options, List<TrainedTensor> trained) {
    OptimizerSettings optimizer = options.optimizer();
    String decay =
        String.join(", ", decay(optimizer, trained).stream().map(String::valueOf).toList());
    return ScriptText.of(
            optimizer.kind().script(),
            Map.of(
                "decay",
                decay,
                "beta2",
                optimizer.beta2(),
                "optimizerEpsilon",
                optimizer.epsilon(),
                "nesterov",
                optimizer.nesterov() ? "True" : "False"))
        + ScriptText.of("update", Map.of("maxGradNorm", options.maxGradNorm()));
  }

  /**
   * Weight decay for each tensor: adamw leaves norm weights and biases of language models alone, as
   * Hugging Face's Trainer does; adam and sgd decay everything, as PyTorch does.
   */
  static List<Double> decay(OptimizerSettings optimizer, List<TrainedTensor> trained) {
    boolean all = optimizer.kind() != OptimizerSettings.Kind.ADAMW;
    return trained.stream()
        .map(tensor -> all || tensor.decays() ? optimizer.weightDecay() : 0)
        .toList();
  }
}
