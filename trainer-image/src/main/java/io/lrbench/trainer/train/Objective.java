package io.lrbench.trainer.train;

import io.lrbench.vocabulary.Metric;
import java.util.OptionalDouble;

/**
 * What a trial is judged by.
 *
 * @param metric of its last evaluation
 * @param target whose first reaching is timed
 */
public record Objective(Metric metric, OptionalDouble target) {}
