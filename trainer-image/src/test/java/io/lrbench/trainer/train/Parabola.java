package io.lrbench.trainer.train;

import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.EvaluationSums;
import io.lrbench.trainer.model.StepOutcome;
import io.lrbench.trainer.model.StepRates;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.safetensors.TensorSource;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/** Gradient descent on the loss w * w from w = 1: it converges below a rate of 1 only. */
final class Parabola implements TrainableModel {
  private float weight = 1;

  float weight() {
    return weight;
  }

  @Override
  public StepOutcome step(List<? extends Batch> microBatches, StepRates rates) {
    double loss = (double) weight * weight;
    weight -= (float) (rates.learningRate() * 2 * weight);
    return new StepOutcome(loss, 2 * Math.abs((double) weight), rates.learningRate());
  }

  @Override
  public EvaluationSums evaluate(Batch batch) {
    return new EvaluationSums((double) weight * weight, 1, 0, Optional.empty());
  }

  @Override
  public List<StoredTensor> weights() {
    return state();
  }

  @Override
  public String weightsHash() {
    return String.valueOf(weight);
  }

  @Override
  public List<TensorSource> stateSources() {
    return List.of(StoredTensor.of("w", FloatBuffer.wrap(new float[] {weight}), 1));
  }

  @Override
  public void restore(List<StoredTensor> state) {
    weight = state.get(0).floats().get(0);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
