package io.lrbench.trainer.data;

import io.lrbench.trainer.model.TokenBatch;

/** One int a token: its id, or the id's complement where nothing is to be predicted. */
final class StoredTokens {
  private StoredTokens() {}

  static int[] of(Example example) {
    int[] stored = new int[example.ids().length];
    for (int i = 0; i < stored.length; i++) {
      int id = Math.toIntExact(example.ids()[i]);
      stored[i] = example.labels()[i] == TokenBatch.IGNORED ? ~id : id;
    }
    return stored;
  }

  static Example example(int... stored) {
    long[] ids = new long[stored.length];
    long[] labels = new long[stored.length];
    for (int i = 0; i < stored.length; i++) {
      ids[i] = stored[i] < 0 ? ~stored[i] : stored[i];
      labels[i] = stored[i] < 0 ? TokenBatch.IGNORED : stored[i];
    }
    return new Example(ids, labels);
  }
}
