package io.lrbench.trainer.data;

import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.TokenBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Token sequences, read from lists that may be views of a file. */
final class LanguageDataset implements Dataset {
  private final List<Example> train;
  private final List<Example> held;
  private final int dropped;
  private Optional<String> hash = Optional.empty();

  /**
   * @param dropped rows in which nothing could be learned
   */
  LanguageDataset(List<Example> train, List<Example> held, int dropped) {
    this.train = train;
    this.held = held;
    this.dropped = dropped;
  }

  @Override
  public int trainSize() {
    return train.size();
  }

  @Override
  public int heldOutSize() {
    return held.size();
  }

  @Override
  public Batch trainBatch(long draw, int... indices) {
    return batch(Arrays.stream(indices).mapToObj(train::get).toList());
  }

  @Override
  public Iterable<Batch> heldOut(int batchSize) {
    return () ->
        Slices.of(held.size(), batchSize)
            .map(slice -> batch(held.subList(slice.from(), slice.to())))
            .iterator();
  }

  @Override
  public int dropped() {
    return dropped;
  }

  @Override
  public synchronized String hash() {
    if (hash.isEmpty()) {
      hash = Optional.of(digest());
    }
    return hash.get();
  }

  private String digest() {
    Digest digest = new Digest();
    for (List<Example> split : List.of(train, held)) {
      digest.add(split.size());
      for (Example example : split) {
        digest.add(example.ids());
        digest.add(example.labels());
      }
    }
    return digest.hex();
  }

  /** Side by side, the shorter ones padded on the right. */
  private static Batch batch(List<Example> examples) {
    int length = examples.stream().mapToInt(example -> example.ids().length).max().orElseThrow();
    long[] ids = new long[examples.size() * length];
    long[] labels = new long[ids.length];
    Arrays.fill(ids, TokenBatch.PADDING);
    Arrays.fill(labels, TokenBatch.IGNORED);
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      System.arraycopy(example.ids(), 0, ids, i * length, example.ids().length);
      System.arraycopy(example.labels(), 0, labels, i * length, example.labels().length);
    }
    return new TokenBatch(ids, labels, examples.size(), length);
  }
}
