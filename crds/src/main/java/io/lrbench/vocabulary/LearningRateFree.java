package io.lrbench.vocabulary;

import io.lrbench.api.LearningRateFreeType;
import java.util.Map;

/**
 * An optimizer that finds its own step size, its defaults filled in.
 *
 * @param type which one
 * @param arguments numbers and flags by their names in the manifest; lengths in updates; without
 *     {@code lr} and {@code schedule}, which are the policy, and without a {@code beta3} that
 *     follows from the betas
 */
public record LearningRateFree(LearningRateFreeType type, Map<String, Object> arguments) {
  public LearningRateFree {
    arguments = Map.copyOf(arguments);
  }
}
