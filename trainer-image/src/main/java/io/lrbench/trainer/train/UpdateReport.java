package io.lrbench.trainer.train;

/**
 * One update, just done.
 *
 * @param update 0-based
 * @param learningRate used by it
 * @param loss its training loss
 * @param work tokens that it read, padding included; for a classifier, images
 */
public record UpdateReport(long update, double learningRate, double loss, long work) {}
