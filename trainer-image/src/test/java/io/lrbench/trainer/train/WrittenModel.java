package io.lrbench.trainer.train;

import io.lrbench.trainer.model.Batch;
import io.lrbench.trainer.model.EvaluationSums;
import io.lrbench.trainer.model.StepOutcome;
import io.lrbench.trainer.model.StepRates;
import io.lrbench.trainer.model.TokenBatch;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.safetensors.TensorSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model whose losses are written down beforehand; notes what it is asked. */
final class WrittenModel implements TrainableModel {
  final List<Double> rates = new ArrayList<>();
  final List<Integer> seen = new ArrayList<>();
  final List<List<Integer>> batchSizes = new ArrayList<>();
  int[] heldOutWeights = {1, 1};

  private final double[] training;
  private final double[] norms;
  private final double[] heldOut;
  private int update;
  private double rateFactor = 1;
  private int evaluatedBatches;

  WrittenModel(int updates) {
    training = filled(updates);
    norms = filled(updates);
    heldOut = filled(updates + 1);
  }

  private static double[] filled(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  WrittenModel training(int atUpdate, double loss) {
    training[atUpdate] = loss;
    return this;
  }

  WrittenModel norm(int atUpdate, double norm) {
    norms[atUpdate] = norm;
    return this;
  }

  WrittenModel heldOut(int beforeUpdate, double loss) {
    heldOut[beforeUpdate] = loss;
    return this;
  }

  /** As an optimizer that finds its own step size. */
  WrittenModel multiplyingRatesBy(double factor) {
    rateFactor = factor;
    return this;
  }

  @Override
  public StepOutcome step(List<? extends Batch> microBatches, StepRates step) {
    rates.add(step.learningRate());
    batchSizes.add(microBatches.stream().map(Batch::size).toList());
    for (Batch batch : microBatches) {
      long[] ids = ((TokenBatch) batch).ids();
      for (int i = 0; i < ids.length; i += 2) {
        seen.add((int) ids[i]);
      }
    }
    StepOutcome outcome =
        new StepOutcome(training[update], norms[update], rateFactor * step.learningRate());
    update++;
    return outcome;
  }

  /** The second of two batches has twice the mean loss where weights differ. */
  @Override
  public EvaluationSums evaluate(Batch batch) {
    int index = evaluatedBatches++ % heldOutWeights.length;
    int weight = heldOutWeights[index];
    double mean = heldOut[update] * (weight > 1 ? 2 : 1);
    return new EvaluationSums(mean * weight, weight, 0, Optional.empty());
  }

  /** Losses alone are written down. */
  @Override
  public List<StoredTensor> weights() {
    return List.of();
  }

  @Override
  public String weightsHash() {
    return "none";
  }

  @Override
  public List<TensorSource> stateSources() {
    return List.of();
  }

  @Override
  public void restore(List<StoredTensor> state) {
    throw new IllegalArgumentException("Losses are written down and do not go back");
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
