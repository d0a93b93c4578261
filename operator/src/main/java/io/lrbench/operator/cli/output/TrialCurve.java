package io.lrbench.operator.cli.output;

import java.nio.file.Path;

/**
 * Where a trial's curve lies.
 *
 * @param policy the expanded policy's name
 * @param seed the trial's seed
 * @param file what the trainer wrote; need not exist
 */
public record TrialCurve(String policy, long seed, Path file) {}
