package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.engine.ScriptModule;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.safetensors.TensorSource;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A trial whose update is one call of a compiled script. */
final class ScriptedTrial implements TrainableModel {
  private static final List<String> ATTRIBUTES =
      List.of("w", "p", "tables", "masks", "rows", "places", "kept", "inputs", "outputs", "tape");

  private final ScriptModule script;
  private final List<TrainedTensor> trained;
  private final NativeTensors tensors;
  private final TrialState state;
  private final TrialOptions options;
  private final long vocabulary;
  private long updates;
  private boolean averaged;

  /**
   * @param body methods {@code parts}, {@code gradients} and {@code sums}
   * @param weights what the body calls w, shared with other trials or trained as well
   * @param trained what the optimizer changes; owned by {@code tensors}
   * @param more what else an update changes; the script reaches each list under its attribute's
   *     name, and checkpoints hold it
   * @param tensors closed with the trial
   * @param limit ids or classes must be below it
   */
  ScriptedTrial(
      String body,
      List<PtNDArray> weights,
      List<TrainedTensor> trained,
      List<StateList> more,
      NativeTensors tensors,
      TrialOptions options,
      long limit) {
    this.trained = List.copyOf(trained);
    this.tensors = tensors;
    this.options = options;
    this.vocabulary = limit;
    StateList p = StateList.of("p", trained, TrainedTensor::tensor);
    List<StateList> others =
        new ArrayList<>(OptimizerState.of(options.optimizer().kind(), trained, tensors));
    others.addAll(more);
    List<StateList> lists = new ArrayList<>(List.of(p));
    lists.addAll(others);
    this.state = new TrialState(lists);
    List<String> attributes = new ArrayList<>(ATTRIBUTES);
    others.forEach(list -> attributes.add(list.attribute()));
    String setters = String.join("", others.stream().map(StateList::setter).toList());
    this.script =
        ScriptModule.compile(attributes, body + UpdateScript.of(options, trained) + setters);
    try (PtNDManager call = script.newInputs()) {
      for (StateList list : others) {
        script.tensor(call, list.setterName(), ScriptModule.list(list.inOrder()));
      }
      script.tensor(call, "setup", ScriptModule.list(weights), ScriptModule.list(p.inOrder()));
    }
  }

  @Override
  public StepOutcome step(List<? extends Batch> microBatches, StepRates rates) {
    toSteps();
    try (PtNDManager call = script.newInputs()) {
      List<PtNDArray> inputs = new ArrayList<>();
      List<PtNDArray> labels = new ArrayList<>();
      for (Batch batch : microBatches) {
        BatchTensors loaded = BatchTensors.of(batch, vocabulary, call);
        inputs.add(loaded.input());
        labels.add(loaded.labels());
      }
      updates++;
      double[] outcome =
          script.doubles(
              "step",
              ScriptModule.list(inputs),
              ScriptModule.list(labels),
              IValue.from(microBatches.stream().mapToLong(Batch::labelCount).sum()),
              IValue.from(rates.learningRate()),
              IValue.from(rates.momentum().orElse(options.optimizer().firstMoment())),
              IValue.from(updates),
              IValue.from(Randomness.dropoutKey(options.seed(), updates)));
      return new StepOutcome(outcome[0], outcome[1], outcome[2]);
    }
  }

  @Override
  public EvaluationSums evaluate(Batch batch) {
    toResult();
    try (PtNDManager call = script.newInputs()) {
      BatchTensors loaded = BatchTensors.of(batch, vocabulary, call);
      float[] sums =
          script.floats("sums", IValue.from(loaded.input()), IValue.from(loaded.labels()));
      return EvaluationSums.of(batch.labelCount(), sums);
    }
  }

  @Override
  public float[] logLikelihoods(Continuations texts) {
    toResult();
    try (PtNDManager call = script.newInputs()) {
      ContinuationTensors loaded = ContinuationTensors.of(texts, vocabulary, call);
      return script.floats(
          "likelihoods",
          IValue.from(loaded.ids()),
          IValue.from(loaded.positions()),
          IValue.from(loaded.tokens()),
          IValue.from(loaded.owners()),
          IValue.from(texts.answers().size()));
    }
  }

  /** What a method of the body answers for one tensor of ids, for comparison with other stacks. */
  float[] call(String method, TokenBatch batch) {
    toResult();
    try (PtNDManager call = script.newInputs()) {
      return script.floats(method, IValue.from(BatchTensors.of(batch, vocabulary, call).input()));
    }
  }

  @Override
  public List<StoredTensor> weights() {
    toResult();
    return trained.stream()
        .map(
            t ->
                StoredTensor.of(
                    t.name(),
                    FloatBuffer.wrap(script.floats("read", IValue.from(t.tensor()))),
                    t.tensor().getShape().getShape()))
        .toList();
  }

  @Override
  public String weightsHash() {
    toResult();
    WeightsDigest digest = new WeightsDigest();
    trained.forEach(
        t -> digest.add(t.name(), script.bytes("read", IValue.from(t.tensor())).asFloatBuffer()));
    return digest.hex();
  }

  @Override
  public List<TensorSource> stateSources() {
    toSteps();
    return state.sources(tensor -> script.bytes("read", IValue.from(tensor)), updates);
  }

  @Override
  public void restore(List<StoredTensor> stored) {
    toSteps();
    updates = state.write(stored, tensors);
  }

  /** Puts what counts into the weights, until the next update. */
  private void toResult() {
    if (options.optimizer().kind().averages() && !averaged && updates > 0) {
      change("to_average");
      averaged = true;
    }
  }

  /** Puts back bit for bit what the next update starts from. */
  private void toSteps() {
    if (averaged) {
      change("to_steps");
      averaged = false;
    }
  }

  private void change(String method) {
    try (PtNDManager call = script.newInputs()) {
      script.tensor(call, method).close();
    }
  }

  @Override
  public void close() {
    script.close();
    tensors.close();
  }

  @Override
  public String toString() {
    return "trial with seed " + options.seed() + " after " + updates + " updates";
  }
}
