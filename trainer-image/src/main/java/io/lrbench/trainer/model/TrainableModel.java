package io.lrbench.trainer.model;

import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.safetensors.TensorSource;
import java.util.List;

/** One trial's network with its optimizer state; used by one thread at a time. */
public interface TrainableModel extends AutoCloseable {
  /**
   * One update over all micro-batches; loss and gradient are means over all their labels.
   *
   * @param microBatches at least one, with at least one label together
   */
  StepOutcome step(List<? extends Batch> microBatches, StepRates rates);

  /** Sums over a batch without changing anything. */
  EvaluationSums evaluate(Batch batch);

  /**
   * How likely a language model holds tokens to follow, without changing anything.
   *
   * @return for each answer the sum of its tokens' log-probabilities, nats
   */
  default float[] logLikelihoods(Continuations texts) {
    throw new UnsupportedOperationException("only language models are asked questions");
  }

  /** Copies of the tensors that it trains, by the names of checkpoints. */
  List<StoredTensor> weights();

  /** SHA-256 of the tensors that it trains, in hex. */
  String weightsHash();

  /**
   * Copies of everything that an update changes, so that a model of the same configuration goes on
   * bit for bit: trained tensors, the optimizer's, other buffers, and the count of updates.
   */
  default List<StoredTensor> state() {
    return stateSources().stream().map(StoredTensor::of).toList();
  }

  /** The same without copies: values are those of the moment when they are fetched. */
  List<TensorSource> stateSources();

  /**
   * Takes up a state that {@link #state} told, and changes nothing where it does not fit.
   *
   * @throws IllegalArgumentException names, types or shapes are not this model's
   */
  void restore(List<StoredTensor> state);

  @Override
  void close();
}
