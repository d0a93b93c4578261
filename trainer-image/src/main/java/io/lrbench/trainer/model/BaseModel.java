package io.lrbench.trainer.model;

/** What all trials of a pack start from: weights held once; any thread may start trials. */
public interface BaseModel extends AutoCloseable {
  /** A network for one trial; its seed alone decides its initialisation and dropout. */
  TrainableModel newTrial(TrialOptions options);

  /** Whether all its networks compute the same before their first update, whatever their seed. */
  boolean startsAlike();

  /** SHA-256 of the weights before training, in hex; for a built-in, of its name and shape. */
  String hash();

  @Override
  void close();
}
