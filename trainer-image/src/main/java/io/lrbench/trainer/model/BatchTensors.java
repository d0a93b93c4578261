package io.lrbench.trainer.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.lrbench.trainer.InputException;
import java.util.Arrays;

/**
 * A batch as tensors, checked before anything native sees it.
 *
 * @param input ids (examples, tokens) or pixels (examples, channels, rows, columns)
 * @param labels (examples, tokens) or (examples)
 */
record BatchTensors(PtNDArray input, PtNDArray labels) {
  private static final String TOKENIZER = "use the tokenizer that the model was trained with";

  /**
   * @param limit ids, or classes, must be below it
   * @param owner frees the tensors
   */
  static BatchTensors of(Batch batch, long limit, PtNDManager owner) {
    if (batch instanceof TokenBatch tokens) {
      checkIds(tokens.ids(), limit);
      checkTokens(tokens.labels(), TokenBatch.IGNORED, limit, "label");
      Shape shape = new Shape(tokens.size(), tokens.length());
      return new BatchTensors(
          longs(tokens.ids(), shape, owner), longs(tokens.labels(), shape, owner));
    }
    ImageBatch images = (ImageBatch) batch;
    check(images.labels(), limit, "class", "check the label file");
    ImageShape shape = images.shape();
    PtNDArray pixels =
        (PtNDArray)
            owner.create(
                images.pixels(),
                new Shape(images.size(), shape.channels(), shape.rows(), shape.columns()));
    return new BatchTensors(pixels, longs(images.labels(), new Shape(images.size()), owner));
  }

  private static PtNDArray longs(long[] values, Shape shape, PtNDManager owner) {
    return (PtNDArray) owner.create(values, shape);
  }

  /** Refuses ids that the model's table does not have, padding aside. */
  static void checkIds(long[] ids, long limit) {
    checkTokens(ids, TokenBatch.PADDING, limit, "token id");
  }

  private static void checkTokens(long[] tokens, long none, long limit, String what) {
    check(Arrays.stream(tokens).filter(token -> token != none).toArray(), limit, what, TOKENIZER);
  }

  private static void check(long[] values, long limit, String what, String remedy) {
    for (long value : values) {
      if (value < 0 || value >= limit) {
        throw new InputException(
            "dataset", "every " + what + " from 0 to " + (limit - 1), what + " " + value, remedy);
      }
    }
  }
}
