package io.lrbench.trainer.model;

import java.util.Optional;

/**
 * What distinguishes a trial's network.
 *
 * @param seed decides initialisation and dropout
 * @param optimizer the update rule
 * @param lora adapters on a frozen base; empty trains every weight
 * @param maxGradNorm global L2 norm that gradients are clipped to; 0 is off
 */
public record TrialOptions(
    long seed, OptimizerSettings optimizer, Optional<LoraSettings> lora, double maxGradNorm) {}
