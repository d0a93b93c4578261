package io.lrbench.policy;

/**
 * The momentum that a policy cycles against its rate.
 *
 * @param base lowest, where the rate is highest
 * @param max highest, where the rate is lowest
 */
public record MomentumRange(double base, double max) {}
