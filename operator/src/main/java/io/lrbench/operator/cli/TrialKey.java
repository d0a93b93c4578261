package io.lrbench.operator.cli;

/**
 * One trial by its place in the manifest.
 *
 * @param policy the expanded policy's name
 * @param seed the trial's seed
 */
record TrialKey(String policy, long seed) {}
