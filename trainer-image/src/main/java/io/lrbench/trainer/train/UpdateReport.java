package io.lrbench.trainer.train;

import io.lrbench.trainer.model.Batch;
import java.util.List;

/**
 * One update, just done.
 *
 * @param update 0-based
 * @param learningRate used by it
 * @param loss its training loss
 * @param work tokens that it read, padding included; for a classifier, images
 */
public record UpdateReport(long update, double learningRate, double loss, long work) {
  static UpdateReport of(long update, double learningRate, double loss, List<Batch> batches) {
    long work = batches.stream().mapToLong(Batch::work).sum();
    return new UpdateReport(update, learningRate, loss, work);
  }
}
