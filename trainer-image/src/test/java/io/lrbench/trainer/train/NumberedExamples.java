package io.lrbench.trainer.train;

import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.TokenBatch;
import java.util.List;
import java.util.stream.IntStream;

/** Examples of two tokens that are their own numbers; two held-out batches. */
record NumberedExamples(int trainSize) implements Dataset {
  @Override
  public Batch trainBatch(long draw, int... indices) {
    long[] ids = IntStream.of(indices).flatMap(i -> IntStream.of(i, i)).asLongStream().toArray();
    return new TokenBatch(ids, ids, indices.length, 2);
  }

  @Override
  public Iterable<Batch> heldOut(int batchSize) {
    return List.of(trainBatch(0, 0), trainBatch(0, 1));
  }

  @Override
  public int heldOutSize() {
    return 2;
  }

  @Override
  public int dropped() {
    return 0;
  }

  @Override
  public String hash() {
    return "0123456789abcdef";
  }
}
