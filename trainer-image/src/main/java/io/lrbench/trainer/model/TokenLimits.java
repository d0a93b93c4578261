package io.lrbench.trainer.model;

/**
 * What a language model accepts and takes.
 *
 * @param vocabulary token ids are below it
 * @param positions tokens of the longest sequence
 * @param memory that training it takes at least
 */
public record TokenLimits(int vocabulary, int positions, LeastMemory memory) {}
