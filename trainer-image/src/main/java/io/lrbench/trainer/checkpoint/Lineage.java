package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.train.Extension;

/**
 * What a trial has in common with shorter and longer ones.
 *
 * @param hash of its content without its length; names files
 * @param device it is trained on
 * @param engine it is trained with
 * @param kept whether what the trial ends with is kept for longer ones
 * @param extension where it may go on from a shorter one
 */
public record Lineage(
    String hash, String device, String engine, boolean kept, Extension extension) {}
