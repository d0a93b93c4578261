package io.lrbench.trainer.model;

/** What one forward pass takes. */
public sealed interface Batch permits TokenBatch, ImageBatch {
  /** How many examples it holds. */
  int size();
}
