package io.lrbench.trainer.model;

/** What one forward pass takes. */
public sealed interface Batch permits TokenBatch, ImageBatch {
  /** How many examples it holds. */
  int size();

  /** How many labels take part in the loss. */
  long labelCount();

  /** How many tokens a pass reads, without padding; of images, how many. */
  long work();
}
