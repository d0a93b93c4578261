package io.lrbench.trainer.model;

import io.lrbench.trainer.InputException;
import java.util.List;
import java.util.Optional;

/** Each tensor's factor of the learning rate, and its weight decay. */
final class GroupedRates {
  private static final String FIELD = "training.optimizer.groups";
  private static final String B = ".lora_B.";

  private GroupedRates() {}

  /** LoRA+'s ratio for B times the multiplier of the first group that holds the tensor. */
  static List<Double> scales(TrialOptions options, List<TrainedTensor> trained) {
    OptimizerSettings optimizer = options.optimizer();
    double ratio = options.lora().map(LoraSettings::plusRatio).orElse(1.0);
    return trained.stream()
        .map(
            tensor ->
                multiplier(optimizer, tensor.name()) * (tensor.name().contains(B) ? ratio : 1))
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
                group(optimizer, tensor.name())
                    .filter(group -> group.weightDecay().isPresent())
                    .map(group -> group.weightDecay().getAsDouble())
                    .orElse(all || tensor.decays() ? optimizer.weightDecay() : 0))
        .toList();
  }

  private static Optional<ParameterGroup> group(OptimizerSettings optimizer, String name) {
    return optimizer.groups().stream().filter(group -> group.holds(name)).findFirst();
  }

  /**
   * Compares groups with the tensors that a trial would train.
   *
   * @throws InputException a group holds none, or all are frozen
   */
  static void check(OptimizerSettings optimizer, List<String> trained) {
    List<ParameterGroup> groups = optimizer.groups();
    for (int i = 0; i < groups.size(); i++) {
      if (trained.stream().noneMatch(groups.get(i)::holds)) {
        throw new InputException(
            FIELD + "[" + i + "].match",
            "a pattern that is found in a trained tensor's name, such as " + trained.get(0),
            groups.get(i).match().pattern(),
            "change or remove it");
      }
    }
    if (trained.stream().allMatch(name -> multiplier(optimizer, name) == 0)) {
      throw new InputException(
          FIELD,
          "at least one of the trained tensors, such as " + trained.get(0) + ", to be changed",
          "an lrMultiplier of 0 for all of them",
          "write an lrMultiplier above 0, or a match of fewer tensors");
    }
  }

  private static double multiplier(OptimizerSettings optimizer, String name) {
    return group(optimizer, name).map(ParameterGroup::lrMultiplier).orElse(1.0);
  }
}
