package io.lrbench.trainer.data;

import io.lrbench.trainer.model.Batch;

/** Examples to train on and examples held out. */
public interface Dataset {
  /** Examples of an epoch, at least 1. */
  int trainSize();

  /**
   * The examples of these indices as one batch.
   *
   * @param draw what random changes of examples depend on, such as crops: see {@link
   *     EpochOrder#draw}
   */
  Batch trainBatch(long draw, int... indices);

  /** The held-out examples in batches of this size, in a fixed order. */
  Iterable<Batch> heldOut(int batchSize);

  /** Held-out examples, at least 1. */
  int heldOutSize();

  /** Examples left out because nothing in them could be learned. */
  int dropped();

  /** SHA-256 of all examples as the model sees them, in hex. */
  String hash();
}
