package io.lrbench.trainer.model;

/**
 * What a language model accepts.
 *
 * @param vocabulary token ids are below it
 * @param positions tokens of the longest sequence
 */
public record TokenLimits(int vocabulary, int positions) {}
