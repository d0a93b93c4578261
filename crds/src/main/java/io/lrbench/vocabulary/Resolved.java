package io.lrbench.vocabulary;

import io.lrbench.policy.LrPolicy;

/**
 * A block's policy with the base rate that a chain divides by.
 *
 * @param policy the formula
 * @param base the block's base rate: {@code lr}, or {@code k0}, or the rate at update 0
 */
record Resolved(LrPolicy policy, double base) {}
