package io.lrbench.trainer.model;

import java.util.Optional;

/**
 * What distinguishes a trial's network.
 *
 * @param seed decides initialisation and dropout
 * @param optimizer the update rule
 * @param lora adapters on a frozen base; empty trains every weight
 * @param maxGradNorm global L2 norm that gradients are clipped to; 0 is off
 * @param arithmetic of a language model
 */
public record TrialOptions(
    long seed,
    OptimizerSettings optimizer,
    Optional<LoraSettings> lora,
    double maxGradNorm,
    Arithmetic arithmetic) {
  /** In float32, with all activations kept. */
  public TrialOptions(
      long seed, OptimizerSettings optimizer, Optional<LoraSettings> lora, double maxGradNorm) {
    this(seed, optimizer, lora, maxGradNorm, Arithmetic.FLOAT32);
  }

  TrialOptions with(Arithmetic other) {
    return new TrialOptions(seed, optimizer, lora, maxGradNorm, other);
  }

  /** Whether frozen weights are held in bfloat16; trained ones never are. */
  boolean halvesBase() {
    return arithmetic.bfloat16() && lora.isPresent();
  }
}
