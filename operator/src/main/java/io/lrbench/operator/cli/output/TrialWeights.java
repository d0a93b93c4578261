package io.lrbench.operator.cli.output;

import java.nio.file.Path;

/**
 * Where a trial's exported weights lie.
 *
 * @param policy the expanded policy's name
 * @param seed the trial's seed
 * @param folder what the trainer wrote; need not exist
 */
public record TrialWeights(String policy, long seed, Path folder) {}
