package io.lrbench.operator.plan;

import io.lrbench.api.PolicySpec;

/**
 * One policy with one seed.
 *
 * @param hash of everything that decides its result; never of its name, position or pack
 * @param policy expanded, without grid
 * @param seed decides initialisation, order and dropout
 */
public record Trial(String hash, PolicySpec policy, long seed) {}
