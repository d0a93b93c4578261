package io.lrbench.trainer.model;

import io.lrbench.trainer.InputException;
import java.util.List;
import java.util.Optional;

/** Each tensor's factor of the learning rate, and its weight decay. */
final class GroupedRates {
  private static final String B = ".lora_B.";

  private GroupedRates() {}

  /**
   * LoRA+'s ratio for B times the multiplier of the first group that holds the tensor.
   *
   * @throws InputException a group holds nothing
   */
  static List<Double> scales(TrialOptions options, List<TrainedTensor> trained) {
    OptimizerSettings optimizer = options.optimizer();
    check(optimizer.groups(), trained);
    double ratio = options.lora().map(LoraSettings::plusRatio).orElse(1.0);
    return trained.stream()
        .map(
            tensor ->
                group(optimizer, tensor).map(ParameterGroup::lrMultiplier).orElse(1.0)
                    * (tensor.name().contains(B) ? ratio : 1))
        .toList();
  }

  /**
   * Weight decay for each tensor: the rules of AdamW's family leave norm weights and biases of
   * language models alone, as Hugging Face's Trainer does; the others decay everything, as PyTorch
   * does. A group's own counts for all that it holds.
   */
  static List<Double> decays(OptimizerSettings optimizer, List<TrainedTensor> trained) {
    boolean all = !optimizer.kind().sparesNorms();
    return trained.stream()
        .map(
            tensor ->
                group(optimizer, tensor)
                    .filter(group -> group.weightDecay().isPresent())
                    .map(group -> group.weightDecay().getAsDouble())
                    .orElse(all || tensor.decays() ? optimizer.weightDecay() : 0))
        .toList();
  }

  private static Optional<ParameterGroup> group(OptimizerSettings optimizer, TrainedTensor tensor) {
    return optimizer.groups().stream().filter(group -> group.holds(tensor)).findFirst();
  }

  private static void check(List<ParameterGroup> groups, List<TrainedTensor> trained) {
    for (int i = 0; i < groups.size(); i++) {
      ParameterGroup group = groups.get(i);
      if (trained.stream().noneMatch(group::holds)) {
        throw new InputException(
            "training.optimizer.groups[" + i + "].match",
            "a pattern that is found in a trained tensor's name, such as " + trained.get(0).name(),
            group.match().pattern(),
            "change or remove it");
      }
    }
  }
}
