package io.lrbench.trainer.model;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Tensors with a learning rate or weight decay of their own.
 *
 * @param match is looked for in a tensor's name
 * @param lrMultiplier factor of the policy's rate; 0 freezes
 * @param weightDecay in place of the optimizer's
 */
public record ParameterGroup(Pattern match, double lrMultiplier, OptionalDouble weightDecay) {
  boolean holds(String name) {
    return match.matcher(name).find();
  }
}
